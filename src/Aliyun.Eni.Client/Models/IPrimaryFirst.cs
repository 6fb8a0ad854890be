namespace Aliyun.Eni;

/// <summary>An address that says whether it is the primary one of its ENI; the primary one is printed first.</summary>
internal interface IPrimaryFirst
{
    /// <summary>Whether this is the primary address.</summary>
    bool? Primary { get; }
}
