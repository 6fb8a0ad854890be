using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>
/// Accepts texts with the notes of Get-Content on each (the file and the line), and refuses everything else: a file binds by its path instead.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => false;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PSValue.Elements(inputData).Select(Text).ToArray();

    private static PSObject Text(object? input) => PSValue.Unwrap(input) switch
    {
        null => PSObject.AsPSObject(string.Empty),
        string => PSObject.AsPSObject(input),

        // For an error of the cmdlet: by its path, each byte would read the whole file.
        byte => PSObject.AsPSObject(input!),
        var other => throw NotText(other),
    };

    // The binder tries other parameters only after a failed cast.
    private static ArgumentTransformationMetadataException NotText(object other)
    {
        var message = $"{Redaction.Quote(other)} ({other.GetType()}) isn't text.";
        return new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
