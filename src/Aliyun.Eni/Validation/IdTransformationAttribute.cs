using System.Buffers;
using System.Management.Automation;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Trims IDs and refuses a text that holds several, such as <c>eni-a,eni-b</c> or a JSON array.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(", \t\r\n;'\"[](){}");

    /// <summary>Whether network interfaces are accepted for their IDs, live or read back from a file or a job.</summary>
    public bool AcceptNetworkInterfaces { get; init; }

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => PSValue.Elements(inputData).Select(Id).ToArray();

    private string Id(object? input)
    {
        var id = PSValue.Unwrap(input) switch
        {
            null => throw new ArgumentTransformationMetadataException("The ID is $null. Specify an ID."),
            string text => text,
            NetworkInterface { NetworkInterfaceId: { } own } when AcceptNetworkInterfaces => own,
            _ when AcceptNetworkInterfaces && PSObject.AsPSObject(input!).Properties[nameof(NetworkInterface.NetworkInterfaceId)]?.Value is string own => own,
            var other => throw new ArgumentTransformationMetadataException($"'{other}' isn't an ID."),
        };
        var trimmed = id.Trim();
        return trimmed.AsSpan().ContainsAny(Separators)
            ? throw new ArgumentTransformationMetadataException($"'{TerminalText.Sanitize(trimmed)}' isn't a valid ID. Specify several IDs as a list: id-1, id-2.")
            : trimmed;
    }
}
