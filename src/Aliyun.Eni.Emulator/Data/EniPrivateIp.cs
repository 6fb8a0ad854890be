namespace Aliyun.Eni.Emulator.Data;

/// <summary>A private IPv4 address.</summary>
/// <param name="PrivateIpAddress">The address.</param>
/// <param name="Primary">Whether it is the primary one.</param>
/// <param name="AssociatedPublicIp">Its EIP; <see cref="EniPublicIp.None"/> is sent as an empty object.</param>
/// <param name="PrivateDnsName">Its name in the VPC.</param>
public sealed record EniPrivateIp(string PrivateIpAddress, bool? Primary, EniPublicIp? AssociatedPublicIp = null, string? PrivateDnsName = null);
