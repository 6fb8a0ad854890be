namespace Aliyun.Eni.Emulator.Data;

/// <summary>How an interface is attached.</summary>
/// <param name="DeviceIndex">Its place on the instance.</param>
/// <param name="InstanceId">The instance.</param>
/// <param name="NetworkCardIndex">The network card.</param>
/// <param name="TrunkNetworkInterfaceId">The trunk of a member.</param>
public sealed record EniAttachment(int? DeviceIndex, string? InstanceId, int? NetworkCardIndex, string? TrunkNetworkInterfaceId);
