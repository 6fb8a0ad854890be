using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Wait-AliEni.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsLifecycle.Wait, "AliEni", DefaultParameterSetName = ByStatus)]
[OutputType(typeof(NetworkInterface))]
public sealed class WaitAliEniCommand : EniCmdlet
{
    private const string ByStatus = "Status";

    private const string ByDeletion = "Deleted";

    /// <include file='../en-US/Wait-AliEni.xml' path='help/parameter[@name="Status"]/*'/>
    [Parameter(ParameterSetName = ByStatus)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] Status { get; set; } = [];

    /// <include file='../en-US/Wait-AliEni.xml' path='help/parameter[@name="Deleted"]/*'/>
    [Parameter(ParameterSetName = ByDeletion, Mandatory = true)]
    public SwitchParameter Deleted { get; set; }

    /// <include file='../en-US/Wait-AliEni.xml' path='help/parameter[@name="InstanceId"]/*'/>
    [Parameter(ParameterSetName = ByStatus)]
    [ValidateNotNullOrEmpty]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? InstanceId { get; set; }

    /// <include file='../en-US/Wait-AliEni.xml' path='help/parameter[@name="WaitTimeoutSec"]/*'/>
    [Parameter]
    [Alias("Timeout")]
    [ValidateRange(1, 86400)]
    public int WaitTimeoutSec { get; set; } = 120;

    private protected override string Activity => "Waiting for network interfaces";

    private protected override TimeSpan Timeout => TimeSpan.FromSeconds(WaitTimeoutSec);

    /// <summary>Refuses wildcards, and warns about a status that no network interface may ever have.</summary>
    protected override void BeginProcessing()
    {
        if (Array.Find(Status, WildcardPattern.ContainsWildcardCharacters) is { } wildcard)
        {
            Refuse("Ali.StatusMalformed", $"-Status doesn't accept wildcards such as {Redaction.Quote(wildcard)}. Specify one or more of {string.Join(", ", KnownValues.Statuses)}.");
        }

        if (Status.Contains(nameof(Deleted), StringComparer.OrdinalIgnoreCase))
        {
            Refuse("Ali.StatusMalformed", "Deleted isn't a status. To wait until network interfaces no longer exist, use -Deleted.");
        }

        WarnOfUnknown(nameof(Status), Status, KnownValues.Statuses);
        base.BeginProcessing();
    }

    private protected override EniChange? CreateChange(EniTarget target, EniConnection connection)
    {
        // What never was a network interface isn't one that was deleted.
        if (Deleted && ResourceIds.IsForeign(target.NetworkInterfaceId))
        {
            WriteError(ErrorRecords.InvalidInput(target.NetworkInterfaceId, MyInvocation.MyCommand.Name));
            return null;
        }

        return new WaitChange(target.NetworkInterfaceId) { Statuses = Status, Deleted = Deleted, InstanceId = InstanceId?.Trim() };
    }

    private protected override void WriteResult(EniTarget target, EniChange change, EniResult result)
    {
        if (result.NetworkInterface is { } eni)
        {
            Write(eni);
        }
    }
}
