namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BareSets
{
    public List<BareEni>? NetworkInterfaceSet { get; set; }
}
