namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BarePublicIp
{
    public string? AllocationId { get; set; }

    public string? PublicIpAddress { get; set; }
}
