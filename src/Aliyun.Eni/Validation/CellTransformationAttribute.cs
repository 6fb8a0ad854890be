using System.Management.Automation;
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

    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (PSValue.Unwrap(inputData) is not string cell)
        {
            return inputData;
        }

        return cell.Length == 0 ? (IsList ? Array.Empty<string>() : null)
            : IsList ? cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : !IsBoolean ? cell
            : bool.TryParse(cell, out var flag) ? flag
            : throw new ArgumentTransformationMetadataException($"'{cell}' isn't a Boolean. Use $true or $false.");
    }
}
