namespace Aliyun.Eni.Listing;

/// <summary>Where a listing goes: the cmdlet. Called on the pipeline thread only.</summary>
internal interface IListingWriter
{
    void WriteItem(object item);

    /// <param name="count">The number of rows that match.</param>
    /// <param name="isExact">Whether every listing could be counted.</param>
    void WriteTotalCount(ulong count, bool isExact);

    void WriteFailure(EcsException error);
}
