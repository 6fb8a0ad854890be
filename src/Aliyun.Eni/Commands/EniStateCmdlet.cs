using System.Management.Automation;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet that changes the state of network interfaces and waits for the end.</summary>
public abstract class EniStateCmdlet : EniActionCmdlet
{
    private protected EniStateCmdlet()
    {
    }

    /// <include file='../en-US/EniParameters.xml' path='help/parameter[@name="NoWait"]/*'/>
    [Parameter]
    public SwitchParameter NoWait { get; set; }

    /// <include file='../en-US/EniParameters.xml' path='help/parameter[@name="WaitTimeoutSec"]/*'/>
    [Parameter]
    [Alias("Timeout")]
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 120;

    private protected override TimeSpan Timeout => TimeSpan.FromSeconds(WaitTimeoutSec);
}
