namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BareAttachment
{
    public int? DeviceIndex { get; set; }

    public string? InstanceId { get; set; }

    public int? NetworkCardIndex { get; set; }

    public string? TrunkNetworkInterfaceId { get; set; }
}
