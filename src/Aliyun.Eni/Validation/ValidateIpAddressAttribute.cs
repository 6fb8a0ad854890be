using System.Management.Automation;
using System.Net.Sockets;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Validation;

/// <summary>Accepts addresses of one family.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateIpAddressAttribute(AddressFamily family) : ValidateEnumeratedArgumentsAttribute
{
    public AddressFamily Family { get; } = family;

    protected override void ValidateElement(object element)
    {
        var text = element as string;
        if (!IpAddressText.TryParse(text, out var address) || address.AddressFamily != Family)
        {
            var (family, example) = Family == AddressFamily.InterNetwork ? ("IPv4", "192.168.0.10") : ("IPv6", "2408:4321:180:1701::1");
            throw new ValidationMetadataException($"{Redaction.Quote(text)} isn't a valid {family} address. Use an address such as {example}. Wildcards and CIDR blocks are for -IpAddress.");
        }
    }
}
