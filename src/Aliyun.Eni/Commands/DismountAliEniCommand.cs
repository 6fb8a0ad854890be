using System.Management.Automation;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Dismount-AliEni.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsData.Dismount, "AliEni", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkInterface))]
public sealed class DismountAliEniCommand : EniStateCmdlet
{
    /// <include file='../en-US/Dismount-AliEni.xml' path='help/parameter[@name="InstanceId"]/*'/>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? InstanceId { get; set; }

    private protected override string Activity => "Detaching network interfaces";

    private protected override EniChange? CreateChange(EniTarget target, EniConnection connection)
    {
        // Without the condition, it would be detached from whatever instance it's attached to.
        if (Explicit.Contains(nameof(InstanceId)) && string.IsNullOrWhiteSpace(InstanceId))
        {
            WriteRefusal("Ali.InstanceIdMissing", $"-InstanceId is empty for {target.NetworkInterfaceId}.", target.NetworkInterfaceId, connection);
            return null;
        }

        return new DetachChange(target.NetworkInterfaceId)
        {
            RegionId = connection.RegionId,

            // The instance of a piped network interface isn't used as a condition, because it may have changed.
            ExpectedInstanceId = !string.IsNullOrWhiteSpace(InstanceId) && (Explicit.Contains(nameof(InstanceId)) || !target.IsNetworkInterface) ? InstanceId.Trim() : null,
            NoWait = NoWait,
            WaitsUntilVisible = PassThru,
        };
    }
}
