using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Add-AliEniTag.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Add, "AliEniTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(NetworkInterface))]
public sealed class AddAliEniTagCommand : EniTagCmdlet
{
    private KeyValuePair<string, string?>[] _tags = [];

    /// <include file='../en-US/Add-AliEniTag.xml' path='help/parameter[@name="Tag"]/*'/>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNull]
    [TagTransformation]
    [ValidateTags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public IDictionary Tag { get; set; } = new Hashtable();

    private protected override string Action => nameof(TagResources);

    /// <summary>Reads the tags.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _tags = TagValues.Read(Tag, out var problem, requiresValues: true);
        if (problem is not null)
        {
            Refuse("Ali.TagMalformed", problem);
        }
    }

    private protected override string DescribeAction(NetworkInterface? eni) => $"Add tags {string.Join(", ", _tags.Select(tag => $"{tag.Key}={tag.Value}{Replaced(tag, eni)}"))}";

    private static string? Replaced(KeyValuePair<string, string?> tag, NetworkInterface? eni) =>
        eni?.Tags.FirstOrDefault(one => one.Key == tag.Key) is { Value: { Length: > 0 } old } && old != tag.Value ? $" (was {old})" : null;

    private protected override bool IsApplied(NetworkInterface eni) => Array.TrueForAll(
        _tags, tag => eni.Tags.Any(one => one.Key == tag.Key && (one.Value ?? string.Empty) == tag.Value));

    private protected override Task SendAsync(EniConnection connection, IReadOnlyList<string> ids, CancellationToken cancellationToken) =>
        connection.Client.SendAsync(new TagResources(connection.RegionId, ids, _tags), cancellationToken);
}
