using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Listing;

namespace Aliyun.Eni.Validation;

/// <summary>Accepts IP addresses, CIDR blocks and wildcards.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateAddressPatternAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        if (element is not string text || !WildcardText.IsValid(text) || !AddressPattern.TryParse(text, out _))
        {
            throw new ValidationMetadataException(
                $"{Redaction.Quote(element)} isn't a valid IP address, block or wildcard. Use a value such as 10.0.0.5, 2408:4321::1, 10.0.0.0/24 or 10.0.0.*.");
        }
    }
}
