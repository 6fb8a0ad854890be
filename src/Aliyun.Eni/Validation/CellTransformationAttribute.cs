using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Takes the cells of a CSV row: an empty one is no value, a list is separated by semicolons, a Boolean is True or False.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CellTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the parameter takes a Boolean.</summary>
    public bool IsBoolean { get; init; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        RequireTextAttribute.Check(inputData);
        if (IsList)
        {
            return List(inputData);
        }

        return PSValue.Unwrap(inputData) is not string cell ? inputData
            : string.IsNullOrWhiteSpace(cell) ? null
            : !IsBoolean ? cell
            : bool.TryParse(cell, out var flag) ? flag
            : throw new ArgumentTransformationMetadataException($"{Redaction.Quote(cell)} isn't a Boolean. Use $true or $false.");
    }

    private static object?[] List(object? input)
    {
        object?[] elements = [.. PSValue.Elements(input).Select(PSValue.Unwrap)];
        return elements switch
        {
            [null] => Array.Empty<string>(),
            [string cell] => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            _ when elements.Any(static one => string.IsNullOrWhiteSpace(one?.ToString())) => throw new ArgumentTransformationMetadataException("A value of the list is empty."),
            _ => elements,
        };
    }
}
