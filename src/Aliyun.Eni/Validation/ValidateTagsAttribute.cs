using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Accepts the hashtables that <see cref="TagParameter"/> accepts.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTagsAttribute : ValidateArgumentsAttribute
{
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (PSValue.Unwrap(arguments) is IDictionary tags && TagParameter.Validate(tags) is { } error)
        {
            throw new ValidationMetadataException(error);
        }
    }
}
