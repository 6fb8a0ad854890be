namespace Aliyun.Eni.Emulator.Data;

/// <summary>An EIP.</summary>
/// <param name="AllocationId">Its id.</param>
/// <param name="PublicIpAddress">Its address.</param>
public sealed record EniPublicIp(string? AllocationId, string? PublicIpAddress)
{
    /// <summary>No EIP: sent as an empty object.</summary>
    public static EniPublicIp None { get; } = new(null, null);
}
