using System.Collections.Concurrent;
using System.Management.Automation;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Remove-AliEniTag.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Remove, "AliEniTag", SupportsShouldProcess = true, DefaultParameterSetName = ByKey)]
[OutputType(typeof(NetworkInterface))]
public sealed class RemoveAliEniTagCommand : EniTagCmdlet
{
    private const string ByKey = "Key";

    private const string ByAll = "All";

    // Tag keys of the service are case-sensitive, but -Key ignores case.
    private readonly ConcurrentDictionary<string, byte> _seenKeys = new(StringComparer.Ordinal);

    /// <include file='../en-US/Remove-AliEniTag.xml' path='help/parameter[@name="Key"]/*'/>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ByKey)]
    [ValidateNotNullOrEmpty]
    [ValidateTagKey]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] Key { get; set; } = [];

    /// <include file='../en-US/Remove-AliEniTag.xml' path='help/parameter[@name="All"]/*'/>
    [Parameter(Mandatory = true, ParameterSetName = ByAll)]
    [RequireValue]
    public SwitchParameter All { get; set; }

    /// <summary>Refuses -All:$false, which would remove nothing.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (ParameterSetName == ByAll && !All)
        {
            Refuse("Ali.KeyMissing", "-All is $false. Specify -Key, or -All.");
        }
    }

    private protected override string Action => nameof(UntagResources);

    private protected override string DescribeAction(NetworkInterface? eni) => All ? "Remove all tags" : $"Remove tags {string.Join(", ", Key)}";

    private protected override bool IsApplied(NetworkInterface eni)
    {
        var isApplied = true;
        foreach (var tag in eni.Tags)
        {
            // System tags can't be removed.
            if (All ? !tag.Key.StartsWith("acs:", StringComparison.Ordinal) && !tag.Key.StartsWith("aliyun", StringComparison.Ordinal) : Key.Contains(tag.Key, StringComparer.OrdinalIgnoreCase))
            {
                _seenKeys.TryAdd(tag.Key, 0);
                isApplied = false;
            }
        }

        return isApplied;
    }

    private protected override Task SendAsync(EniConnection connection, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        connection.UntagAsync(ids, All ? null : _seenKeys.Keys, cancellationToken);
}
