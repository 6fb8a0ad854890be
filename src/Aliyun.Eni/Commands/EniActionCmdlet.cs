using System.Management.Automation;
using Aliyun.Eni.Lifecycle;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet that changes network interfaces.</summary>
public abstract class EniActionCmdlet : EniCmdlet
{
    private protected EniActionCmdlet()
    {
    }

    /// <include file='../en-US/EniParameters.xml' path='help/parameter[@name="ThrottleLimit"]/*'/>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 8;

    /// <include file='../en-US/EniParameters.xml' path='help/parameter[@name="PassThru"]/*'/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override int Parallelism => ThrottleLimit;

    private protected override void WriteResult(EniTarget target, EniChange change, EniResult result)
    {
        if (PassThru && result.NetworkInterface is { } eni)
        {
            Write(eni);
        }
    }
}

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
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 120;

    private protected override TimeSpan Timeout => TimeSpan.FromSeconds(WaitTimeoutSec);
}
