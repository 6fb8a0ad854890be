using System.Management.Automation;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Mount-AliEni.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsData.Mount, "AliEni", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkInterface))]
public sealed class MountAliEniCommand : EniStateCmdlet
{
    /// <include file='../en-US/Mount-AliEni.xml' path='help/parameter[@name="InstanceId"]/*'/>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? InstanceId { get; set; }

    /// <include file='../en-US/Mount-AliEni.xml' path='help/parameter[@name="NetworkCardIndex"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsInteger = true)]
    [ValidateOptionalRange(0, 255)]
    public int? NetworkCardIndex { get; set; }

    private protected override string Activity => "Attaching network interfaces";

    private protected override EniChange? CreateChange(EniTarget target, EniConnection connection)
    {
        // The instance of a piped network interface is the one it is attached to now.
        if (!string.IsNullOrWhiteSpace(InstanceId) && (Explicit.Contains(nameof(InstanceId)) || !target.IsNetworkInterface))
        {
            return new AttachChange(target.NetworkInterfaceId, InstanceId.Trim())
            {
                RegionId = connection.RegionId,
                NetworkCardIndex = NetworkCardIndex,
                NoWait = NoWait,
                WaitsUntilVisible = PassThru,
            };
        }

        var message = Explicit.Contains(nameof(InstanceId)) ? $"-InstanceId is empty for {target.NetworkInterfaceId}."
            : target.IsNetworkInterface ? $"-InstanceId is missing for {target.NetworkInterfaceId}. It isn't taken from a piped network interface."
            : $"The row of {target.NetworkInterfaceId} has no InstanceId.";
        WriteRefusal("Ali.InstanceIdMissing", message, target.NetworkInterfaceId, connection);
        return null;
    }
}
