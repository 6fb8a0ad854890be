using System.Management.Automation;
using System.Net;
using System.Net.Sockets;

namespace Aliyun.Eni.Validation;

/// <summary>Takes IPv4 addresses of four parts only: .NET's own parser takes <c>10.1</c> for 10.0.0.1.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateIpv4AddressAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        var text = element as string;
        if (!IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetwork || address.ToString() != text)
        {
            throw new ValidationMetadataException($"'{text}' is not an IPv4 address such as 192.168.0.10.");
        }
    }
}
