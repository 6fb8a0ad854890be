using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Validation;

/// <summary>Takes what <see cref="TagFilter"/> can be made of.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class ValidateTagsAttribute : ValidateArgumentsAttribute
{
    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (TagFilter.Complaint((IDictionary)(arguments is PSObject wrapped ? wrapped.BaseObject : arguments)) is { } complaint)
        {
            throw new ValidationMetadataException(complaint);
        }
    }
}
