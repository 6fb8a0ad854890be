using System.Buffers;
using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Trims IDs and refuses a text that holds several, such as <c>eni-a,eni-b</c> or a JSON array.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(", \t\r\n;'\"[](){}");

    /// <summary>Whether network interfaces are accepted for their IDs, live or read back from a file or a job.</summary>
    public bool AcceptNetworkInterfaces { get; init; }

    /// <summary>Whether $null and an empty text alone are no ID instead of an error, as in a property of a piped object.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Returns what is wrong with an ID; <see langword="null"/> for a valid one.</summary>
    public static string? Problem(string id) => id.Trim().Any(char.IsControl) ? $"{Redaction.Quote(id.Trim())} isn't a valid ID. An ID has no control characters."
        : id.AsSpan().Trim().ContainsAny(Separators)
        ? $"{Redaction.Quote(id.Trim())} isn't a valid ID. Specify several IDs as a list: eni-1, eni-2."
        : null;

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object?[] elements = [.. PSValue.Elements(inputData)];
        return AllowEmpty && elements is [var only] && string.IsNullOrWhiteSpace(PSValue.Unwrap(only)?.ToString()) ? [] : Array.ConvertAll(elements, Id);
    }

    private string Id(object? input)
    {
        var id = PSValue.Unwrap(input) switch
        {
            null => throw new ArgumentTransformationMetadataException("The ID is $null. Specify an ID."),
            string text when string.IsNullOrWhiteSpace(text) => throw new ArgumentTransformationMetadataException("The ID is empty. Specify an ID."),
            string text => text,
            NetworkInterface { NetworkInterfaceId: { } own } when AcceptNetworkInterfaces => own,
            _ when AcceptNetworkInterfaces && PSObject.AsPSObject(input!).Properties[nameof(NetworkInterface.NetworkInterfaceId)]?.Value is string own => own,
            NetworkInterface => throw new ArgumentTransformationMetadataException("A network interface isn't an ID. Specify one of its properties, such as $eni.VpcId."),
            var other => throw new ArgumentTransformationMetadataException($"{Redaction.Quote(other)} isn't an ID."),
        };
        return Problem(id) is { } problem ? throw new ArgumentTransformationMetadataException(problem) : id.Trim();
    }
}
