using System.Management.Automation;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Remove-AliEni.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Remove, "AliEni", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(NetworkInterface))]
public sealed class RemoveAliEniCommand : EniStateCmdlet
{
    /// <include file='../en-US/Remove-AliEni.xml' path='help/parameter[@name="Dismount"]/*'/>
    [Parameter]
    [RequireValue]
    public SwitchParameter Dismount { get; set; }

    /// <include file='../en-US/Remove-AliEni.xml' path='help/parameter[@name="Force"]/*'/>
    [Parameter]
    [RequireValue]
    public SwitchParameter Force { get; set; }

    private protected override string Activity => "Deleting network interfaces";

    private protected override bool IsForced => Force;

    private protected override EniChange CreateChange(EniTarget target, EniConnection connection) => new DeleteChange(target.NetworkInterfaceId)
    {
        RegionId = connection.RegionId,
        Detach = Dismount ? new DetachChange(target.NetworkInterfaceId) { RegionId = connection.RegionId } : null,
        NoWait = NoWait,
    };

    private protected override void WriteResult(EniTarget target, EniChange change, EniResult result)
    {
        if (PassThru && result.LastListed is { } eni)
        {
            Write(eni);
        }
    }
}
