using System.Management.Automation;

namespace Aliyun.Eni.Validation;

/// <summary>Refuses <see langword="null"/> for a switch: the engine takes it for true, and a variable that isn't set must not allow a deletion.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequireValueAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData ?? throw new ArgumentTransformationMetadataException("The value is $null. Use $true or $false, or omit the parameter.");
}
