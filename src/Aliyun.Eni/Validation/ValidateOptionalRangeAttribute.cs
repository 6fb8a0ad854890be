using System.Management.Automation;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Accepts integers of a range, and the empty cell of a CSV row.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateOptionalRangeAttribute(int min, int max) : ValidateArgumentsAttribute
{
    public int Min { get; } = min;

    public int Max { get; } = max;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (PSValue.Unwrap(arguments) is int number && (number < Min || number > Max))
        {
            throw new ValidationMetadataException($"{number} isn't in the range from {Min} to {Max}.");
        }
    }
}
