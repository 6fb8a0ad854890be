using System.Management.Automation;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Remove-AliEniAddress.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Remove, "AliEniAddress", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkInterface))]
public sealed class RemoveAliEniAddressCommand : EniActionCmdlet
{
    private readonly OrderedDictionary<(EniConnection Connection, string Id), (EniTarget Target, List<string> Addresses)> _rows = [];

    /// <include file='../en-US/Remove-AliEniAddress.xml' path='help/parameter[@name="Address"]/*'/>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("IpAddress")]
    [AllowEmptyCollection]
    [CellTransformation(IsList = true)]
    [ValidateAddress]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] Address { get; set; } = [];

    private protected override string Activity => "Removing addresses";

    private protected override EniChange? CreateChange(EniTarget target, EniConnection connection)
    {
        if (!HasCell(nameof(Address), Address, target, connection))
        {
            return null;
        }

        if (Explicit.Contains(nameof(Address)) || target.Object is not { } row)
        {
            return CreateChange(target, connection, Address);
        }

        if (EniTarget.Text(row, nameof(EniAddress.Kind)) is EniAddressKind.Public)
        {
            WriteRefusal(RemoveAddressChange.PublicAddress, RemoveAddressChange.DescribePublic(Address[0]), target.NetworkInterfaceId, connection);
        }
        else if (bool.TryParse(EniTarget.Text(row, nameof(EniAddress.Primary)), out var isPrimary) && isPrimary)
        {
            WriteRefusal(RemoveAddressChange.PrimaryAddress, $"{Address[0]} is the primary address of {target.NetworkInterfaceId} and can't be removed.", target.NetworkInterfaceId, connection);
        }
        else
        {
            // The rows of one network interface are removed together.
            var key = (connection, target.NetworkInterfaceId);
            if (!_rows.TryGetValue(key, out var group))
            {
                _rows[key] = group = (target, []);
            }

            group.Addresses.AddRange(Address);
        }

        return null;
    }

    private protected override IEnumerable<PlannedChange> CollectedChanges() => _rows.Select(group =>
        new PlannedChange(group.Value.Target, group.Key.Connection, CreateChange(group.Value.Target, group.Key.Connection, group.Value.Addresses)));

    private RemoveAddressChange CreateChange(EniTarget target, EniConnection connection, IEnumerable<string> addresses) =>
        new(target.NetworkInterfaceId, AddressOrPrefix.Parse(addresses)) { RegionId = connection.RegionId, WaitsUntilVisible = PassThru };
}
