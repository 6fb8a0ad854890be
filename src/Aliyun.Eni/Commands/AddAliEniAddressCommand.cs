using System.Management.Automation;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Add-AliEniAddress.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Add, "AliEniAddress", SupportsShouldProcess = true, DefaultParameterSetName = ByAddress)]
[OutputType(typeof(EniAddress))]
public sealed class AddAliEniAddressCommand : EniActionCmdlet
{
    private const string ByAddress = "Address";

    private const string ByCount = "Count";

    private static readonly string[] Kinds = [EniAddressKind.IPv4, EniAddressKind.IPv6, EniAddressKind.IPv4Prefix, EniAddressKind.IPv6Prefix];

    /// <include file='../en-US/Add-AliEniAddress.xml' path='help/parameter[@name="Address"]/*'/>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = ByAddress)]
    [Alias("IpAddress")]
    [AllowEmptyCollection]
    [CellTransformation(IsList = true)]
    [ValidateAddress]
    public string[] Address { get; set; } = [];

    /// <include file='../en-US/Add-AliEniAddress.xml' path='help/parameter[@name="Count"]/*'/>
    [Parameter(Mandatory = true, ParameterSetName = ByCount)]
    [ValidateRange(1, 49)]
    public int Count { get; set; }

    /// <include file='../en-US/Add-AliEniAddress.xml' path='help/parameter[@name="Kind"]/*'/>
    [Parameter(ParameterSetName = ByCount)]
    [ValidateSet(EniAddressKind.IPv4, EniAddressKind.IPv6, EniAddressKind.IPv4Prefix, EniAddressKind.IPv6Prefix)]
    public string Kind { get; set; } = EniAddressKind.IPv4;

    private protected override string Activity => "Adding addresses";

    private protected override EniChange? CreateChange(EniTarget target, EniConnection connection)
    {
        if (ParameterSetName == ByCount)
        {
            return new AddAddressCountChange(target.NetworkInterfaceId, KnownValues.NormalizeCase(Kind, Kinds)!, Count) { RegionId = connection.RegionId, WaitsUntilVisible = PassThru };
        }

        return HasCell(nameof(Address), Address, target, connection)
            ? new AddAddressChange(target.NetworkInterfaceId, AddressOrPrefix.Parse(Address)) { RegionId = connection.RegionId, WaitsUntilVisible = PassThru }
            : null;
    }

    private protected override void WriteResult(EniTarget target, EniChange change, EniResult result)
    {
        if (!PassThru || result.NetworkInterface is not { } eni)
        {
            return;
        }

        var wanted = change is AddAddressCountChange counted ? counted.Assigned : ((AddAddressChange)change).Addresses;
        foreach (var row in EniAddress.Of(eni).Where(row => AddressOrPrefix.TryParse(row.IpAddress, out var address) && wanted.Contains(address) && row.Kind == address.Kind))
        {
            Write(row);
        }
    }
}
