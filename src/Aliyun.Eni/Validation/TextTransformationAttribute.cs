using System.Collections;
using System.Management.Automation;

namespace Aliyun.Eni.Validation;

/// <summary>
/// Takes texts, with what was noted on each (Get-Content notes the file), and lists of them. Nothing else that comes down a pipeline is turned into text:
/// a file is bound by its path instead.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override bool TransformNullOptionalParameters => false;

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Bare(inputData) is IEnumerable several and not (string or IDictionary) ? several.Cast<object?>().Select(Text).ToArray() : new[] { Text(inputData) };

    private static PSObject Text(object? input) => Bare(input) switch
    {
        null => PSObject.AsPSObject(string.Empty),
        string => PSObject.AsPSObject(input),
        var other => throw NoText(other),
    };

    // The binder goes on to other parameters only where a cast has failed.
    private static ArgumentTransformationMetadataException NoText(object other)
    {
        var message = $"'{other}' ({other.GetType()}) is no text.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }

    private static object? Bare(object? input) => input is PSObject wrapped ? wrapped.BaseObject : input;
}
