namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BarePrivateIp
{
    public string? PrivateIpAddress { get; set; }

    public BarePublicIp? AssociatedPublicIp { get; set; }

    public bool? Primary { get; set; }

    public string? PrivateDnsName { get; set; }
}
