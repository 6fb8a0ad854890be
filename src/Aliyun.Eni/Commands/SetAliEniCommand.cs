using System.Management.Automation;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Set-AliEni.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Set, "AliEni", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkInterface))]
public sealed class SetAliEniCommand : EniActionCmdlet
{
    /// <include file='../en-US/Set-AliEni.xml' path='help/parameter[@name="NetworkInterfaceName"]/*'/>
    [Parameter]
    [Alias("Name")]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? NetworkInterfaceName { get; set; }

    /// <include file='../en-US/Set-AliEni.xml' path='help/parameter[@name="Description"]/*'/>
    [Parameter]
    [AllowEmptyString]
    [RequireText]
    public string? Description { get; set; }

    /// <include file='../en-US/Set-AliEni.xml' path='help/parameter[@name="SecurityGroupId"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] SecurityGroupId { get; set; } = [];

    /// <include file='../en-US/Set-AliEni.xml' path='help/parameter[@name="DeleteOnRelease"]/*'/>
    [Parameter]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public bool? DeleteOnRelease { get; set; }

    /// <include file='../en-US/Set-AliEni.xml' path='help/parameter[@name="SourceDestCheck"]/*'/>
    [Parameter]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public bool? SourceDestCheck { get; set; }

    /// <include file='../en-US/Set-AliEni.xml' path='help/parameter[@name="QueueNumber"]/*'/>
    [Parameter]
    [ValidateRange(1, 2048)]
    public int? QueueNumber { get; set; }

    /// <include file='../en-US/Set-AliEni.xml' path='help/parameter[@name="ResourceGroupId"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? ResourceGroupId { get; set; }

    private protected override string Activity => "Changing network interfaces";

    private protected override bool AcceptsEmptyText(string parameter) => parameter is nameof(NetworkInterfaceName) or nameof(Description);

    private bool ModifiesAttributes => NetworkInterfaceName is not null || Description is not null || SecurityGroupId.Length > 0
        || DeleteOnRelease is not null || SourceDestCheck is not null || QueueNumber is not null;

    /// <summary>Refuses a call that changes nothing.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (!ModifiesAttributes && ResourceGroupId is null)
        {
            Refuse("Ali.ChangeMissing", "No change was specified. Specify a parameter such as -NetworkInterfaceName or -SecurityGroupId.");
        }
    }

    private string DescribeAction()
    {
        string?[] changes =
        [
            NetworkInterfaceName is null ? null : $"name {Redaction.Quote(NetworkInterfaceName)}",
            Description is null ? null : $"description {Redaction.Quote(Description)}",
            SecurityGroupId.Length == 0 ? null : $"security groups {string.Join(", ", SecurityGroupId)}",
            DeleteOnRelease is null ? null : $"DeleteOnRelease {DeleteOnRelease}",
            SourceDestCheck is null ? null : $"SourceDestCheck {SourceDestCheck}",
            QueueNumber is null ? null : $"QueueNumber {QueueNumber}",
            ResourceGroupId is null ? null : $"resource group {ResourceGroupId}",
        ];
        return $"Set {string.Join(", ", changes.Where(static change => change is not null))}";
    }

    private protected override EniChange CreateChange(EniTarget target, EniConnection connection)
    {
        var parts = new List<ModifyChange.Part>();
        if (ModifiesAttributes)
        {
            var request = new ModifyNetworkInterfaceAttribute(connection.RegionId, target.NetworkInterfaceId)
            {
                NetworkInterfaceName = NetworkInterfaceName,
                Description = Description,
                SecurityGroupIds = [.. SecurityGroupId.Select(static id => id.Trim()).Distinct(StringComparer.Ordinal)],
                DeleteOnRelease = DeleteOnRelease,
                SourceDestCheck = SourceDestCheck,
                QueueNumber = QueueNumber,
            };
            parts.Add(new(EniRequest.Create(request), eni => HasAttributes(eni, request)));
        }

        if (ResourceGroupId?.Trim() is { } group)
        {
            parts.Add(new(EniRequest.Create(new JoinResourceGroup(connection.RegionId, target.NetworkInterfaceId, group)), eni => eni.ResourceGroupId == group));
        }

        var action = DescribeAction();
        return new ModifyChange(target.NetworkInterfaceId, _ => action, parts) { WaitsUntilVisible = PassThru };
    }

    private static bool HasAttributes(NetworkInterface eni, ModifyNetworkInterfaceAttribute wanted) =>
        IsText(eni.NetworkInterfaceName, wanted.NetworkInterfaceName)
        && IsText(eni.Description, wanted.Description)
        && (wanted.SecurityGroupIds.Count == 0 || eni.SecurityGroupIds.ToHashSet(StringComparer.Ordinal).SetEquals(wanted.SecurityGroupIds))
        && (wanted.DeleteOnRelease is null || eni.DeleteOnRelease == wanted.DeleteOnRelease)
        && (wanted.SourceDestCheck is null || eni.SourceDestCheck == wanted.SourceDestCheck)
        && (wanted.QueueNumber is null || eni.QueueNumber == wanted.QueueNumber);

    private static bool IsText(string? actual, string? wanted) => wanted is null || (actual ?? string.Empty) == wanted;
}
