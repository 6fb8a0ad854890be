using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Listing;

/// <summary>Where listings go: the cmdlet. Called on the pipeline thread only.</summary>
internal interface IListingWriter
{
    void WriteItem(object item);

    /// <param name="count">The number of rows that match.</param>
    /// <param name="isExact">Whether every listing could be counted.</param>
    void WriteTotalCount(ulong count, bool isExact);

    void WriteFailure(ApiException error);

    /// <summary>A profile of several that has no credentials.</summary>
    void WriteFailure(CredentialException error, string? profileName);

    /// <param name="kind">The parameter that named it.</param>
    /// <param name="value">The ID or address that no network interface has.</param>
    void WriteNotFound(string kind, string value);

    void WriteNotice(string warning);

    void WriteNote(string sentence);

    void WriteStep(Step step);
}
