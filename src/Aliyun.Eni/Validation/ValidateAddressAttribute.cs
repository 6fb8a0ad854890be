using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Takes exact IPv4 and IPv6 addresses and prefixes, or those of one kind.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateAddressAttribute(string? kind = null) : ValidateArgumentsAttribute
{
    public string? Kind { get; } = kind;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var text in PSValue.Elements(arguments).OfType<string>())
        {
            if (!AddressOrPrefix.TryParse(text, out var address) || (Kind is not null && address.Kind != Kind))
            {
                throw new ValidationMetadataException($"{Redaction.Quote(text)} isn't {Expected()}.");
            }
        }
    }

    private string Expected() => Kind switch
    {
        EniAddressKind.IPv4 => "an IPv4 address. Use an address such as 172.16.0.10",
        EniAddressKind.IPv6 => "an IPv6 address. Use an address such as 2001:db8::1",
        EniAddressKind.IPv4Prefix => "an IPv4 prefix. Use a prefix such as 172.16.0.16/28",
        EniAddressKind.IPv6Prefix => "an IPv6 prefix. Use a prefix such as 2001:db8:1::/80",
        _ => "an IP address or a prefix. Use 172.16.0.10, 2001:db8::1, 172.16.0.16/28 or 2001:db8:1::/80",
    };
}
