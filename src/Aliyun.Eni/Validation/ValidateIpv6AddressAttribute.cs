using System.Management.Automation;
using System.Net;
using System.Net.Sockets;

namespace Aliyun.Eni.Validation;

/// <summary>Takes IPv6 addresses without brackets, scope or prefix length.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateIpv6AddressAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var text = element as string;
        if (!IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6 || text!.AsSpan().ContainsAny("[]%/"))
        {
            throw new ValidationMetadataException($"'{text}' is not an IPv6 address such as 2408:4321:180:1701::1.");
        }
    }
}
