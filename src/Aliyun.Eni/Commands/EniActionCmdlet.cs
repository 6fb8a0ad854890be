using System.Management.Automation;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet that changes network interfaces.</summary>
public abstract class EniActionCmdlet : EniCmdlet
{
    private RunspaceState? _state;

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

    /// <summary>Checks the parameters, before any request.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!PassThru)
        {
            _state = RunspaceState.Current;
            _state.CommandWithoutOutput = MyInvocation;
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        EndBegin();
        base.ProcessRecord();
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        EndBegin();
        base.EndProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        EndBegin();
        base.Dispose(disposing);
    }

    private protected override int Parallelism => ThrottleLimit;

    private protected override void WriteResult(EniTarget target, EniChange change, EniResult result)
    {
        if (PassThru && result.NetworkInterface is { } eni)
        {
            Write(eni);
        }
    }

    // The next command has begun directly after this one.
    private void EndBegin()
    {
        if (_state?.CommandWithoutOutput == MyInvocation)
        {
            _state.CommandWithoutOutput = null;
        }
    }
}
