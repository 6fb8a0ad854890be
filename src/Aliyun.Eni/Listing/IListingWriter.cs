using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Listing;

/// <summary>The output of a listing. Called on the pipeline thread.</summary>
internal interface IListingWriter
{
    void WriteItem(object item);

    /// <param name="count">The number of matching rows.</param>
    /// <param name="isExact">Whether every listing could be counted.</param>
    void WriteTotalCount(ulong count, bool isExact);

    /// <param name="error">What failed.</param>
    /// <param name="rest">What the listing hadn't skipped and taken yet.</param>
    void WriteFailure(ApiException error, (ulong Skip, ulong First) rest);

    /// <summary>A profile of several that has no credentials.</summary>
    void WriteFailure(CredentialException error, string? profileName);

    /// <param name="parameter">The parameter that named it.</param>
    /// <param name="value">The ID or address that no network interface has.</param>
    void WriteNotFound(string parameter, string value);

    void WriteWarning(string text);

    void WriteVerbose(string text);
}
