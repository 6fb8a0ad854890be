namespace Aliyun.Eni.Listing;

/// <summary>Where a listing goes: the cmdlet. Called on the pipeline thread only.</summary>
internal interface IListingWriter
{
    void WriteItem(object item);

    void WriteTotalCount(ulong count);

    void WriteFailure(EcsException error);
}
