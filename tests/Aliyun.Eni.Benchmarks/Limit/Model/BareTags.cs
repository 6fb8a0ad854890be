namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BareTags
{
    public List<BareTag>? Tag { get; set; }
}
