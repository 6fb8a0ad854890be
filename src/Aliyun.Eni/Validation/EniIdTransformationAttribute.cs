using System.Collections;
using System.Management.Automation;

namespace Aliyun.Eni.Validation;

/// <summary>
/// Takes IDs as text, and network interfaces for their IDs, live or read back from a file or a job. Nothing else that comes down a pipeline becomes an
/// ID by being turned into text.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class EniIdTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Bare(inputData) is IEnumerable several and not (string or IDictionary) ? several.Cast<object?>().Select(Id).ToArray() : new[] { Id(inputData) };

    private static string Id(object? input) => Bare(input) switch
    {
        null => throw new ArgumentTransformationMetadataException("There is no ID: what was given is $null."),
        string id => id,
        NetworkInterface { NetworkInterfaceId: { } id } => id,
        _ when PSObject.AsPSObject(input!).Properties[nameof(NetworkInterface.NetworkInterfaceId)]?.Value is string id => id,
        var other => throw new ArgumentTransformationMetadataException($"'{other}' is neither the ID of a network interface nor has one."),
    };

    private static object? Bare(object? input) => input is PSObject wrapped ? wrapped.BaseObject : input;
}
