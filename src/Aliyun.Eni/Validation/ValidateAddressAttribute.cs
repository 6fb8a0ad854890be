using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Takes exact IPv4 and IPv6 addresses and prefixes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateAddressAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var text in PSValue.Elements(arguments).OfType<string>().Where(static text => !AddressOrPrefix.TryParse(text, out _)))
        {
            throw new ValidationMetadataException($"{Redaction.Quote(text)} isn't an IP address or a prefix. Use 172.16.0.10, 2001:db8::1, 172.16.0.16/28 or 2001:db8:1::/80.");
        }
    }
}
