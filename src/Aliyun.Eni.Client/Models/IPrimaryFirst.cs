namespace Aliyun.Eni;

/// <summary>An address that may be the primary address of its ENI, which is printed first.</summary>
internal interface IPrimaryFirst
{
    /// <summary>Whether this is the primary address.</summary>
    bool? Primary { get; }
}
