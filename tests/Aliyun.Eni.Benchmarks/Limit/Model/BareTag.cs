namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BareTag
{
    public string? TagKey { get; set; }

    public string? TagValue { get; set; }
}
