using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>
/// Refuses values that aren't meant as text: the engine would convert a hashtable to the name of its type, a script block to its code, and a network
/// interface to its ID, for whatever parameter it is given.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequireTextAttribute : ArgumentTransformationAttribute
{
    /// <summary>Checks a value, or the elements of a list.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">One of them has no text.</exception>
    public static void Check(object? input)
    {
        if (PSValue.Elements(input).Select(PSValue.Unwrap).FirstOrDefault(static one => !HasText(one)) is { } other)
        {
            throw new ArgumentTransformationMetadataException($"A value of type {other.GetType().Name} isn't text. Specify text, such as a property of the object.");
        }
    }

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        Check(inputData);
        return inputData;
    }

    private static bool HasText(object? value) => value is null or string || (value is not (IDictionary or PSCustomObject or ScriptBlock or NetworkInterface) && value.ToString() != value.GetType().ToString());
}
