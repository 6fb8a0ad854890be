using System.Management.Automation;
using Aliyun.Eni.Errors;

namespace Aliyun.Eni.Validation;

/// <summary>Converts a text to the address of a proxy. The engine's own conversion error would quote the text, and with it the password.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
internal sealed class ProxyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return input is not string text ? input
            : Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) ? address
            : throw new ArgumentTransformationMetadataException(ConfigurationException.ProxyMalformedMessage);
    }
}
