using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Takes the cells of a CSV row: an empty one is no value, a list is separated by semicolons, a number has digits only, a Boolean is True or False.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class CellTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes a list.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether the parameter takes a Boolean.</summary>
    public bool IsBoolean { get; init; }

    /// <summary>Whether the parameter takes an integer. Not left to the binder: it drops a cell that it can't convert.</summary>
    public bool IsInteger { get; init; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        RequireTextAttribute.Check(inputData);
        if (IsList)
        {
            return List(inputData);
        }

        var value = PSValue.Unwrap(inputData);
        return value is string cell && string.IsNullOrWhiteSpace(cell) ? null
            : IsInteger && value is not null ? Integer(value)
            : IsBoolean && value is string text ? Boolean(text)
            : value is string ? value
            : inputData;
    }

    private static bool Boolean(string cell) => bool.TryParse(cell, out var flag) ? flag
        : throw new ArgumentTransformationMetadataException($"{Redaction.Quote(cell)} isn't a Boolean. Use $true or $false.");

    private static int Integer(object value) =>
        value is not bool && int.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ArgumentTransformationMetadataException($"{Redaction.Quote(value)} isn't an integer.");

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
