using System.Management.Automation;
using Aliyun.Eni.Listing.Questions;

namespace Aliyun.Eni.Validation;

/// <summary>Takes IP addresses, blocks of them in CIDR notation, and wildcards.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateAddressPatternAttribute : ValidateEnumeratedArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void ValidateElement(object element)
    {
        if (element is not string text || !AddressPattern.TryParse(text, out _))
        {
            throw new ValidationMetadataException($"'{element}' is no IP address such as 10.0.0.5 or 2408:4321::1, no block such as 10.0.0.0/24, and no wildcard such as 10.0.0.*.");
        }
    }
}
