namespace Aliyun.Eni.Emulator.Data;

/// <summary>An IPv6 address.</summary>
/// <param name="Ipv6Address">The address as sent.</param>
/// <param name="Primary">Not sent by older versions.</param>
public sealed record EniIpv6(string Ipv6Address, bool? Primary = null);
