using System.Management.Automation;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Listing.Questions;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Gets the addresses of network interfaces, one object each.</para>
/// <para type="description">Takes network interfaces and writes an object for each of their addresses: the private ones, the public ones in front of
/// them, the IPv6 ones, and the prefixes. Each has the ID, name, state, instance, network and tags of its network interface beside it, so that a table or a
/// CSV file answers who uses which address. Asks no network.</para>
/// <para type="link" uri="https://www.alibabacloud.com/help/en/ecs/developer-reference/api-describenetworkinterfaces">DescribeNetworkInterfaces</para>
/// </summary>
/// <example>
/// <para>Writes all addresses of a region to a CSV file, a row each.</para>
/// <code>Get-AliEni | Get-AliEniAddress | Export-Csv addresses.csv</code>
/// </example>
/// <example>
/// <para>Who uses an address, private or public?</para>
/// <code>Get-AliEni | Get-AliEniAddress | Where-Object IpAddress -eq 172.16.0.10</code>
/// <para>A public address has a row of its own, with the private one behind it in PrivateIpAddress.</para>
/// </example>
/// <example>
/// <para>Which addresses of a block are in use, and by whom?</para>
/// <code>Get-AliEni -IpAddress 172.16.0.0/27 | Get-AliEniAddress -IpAddress 172.16.0.0/27</code>
/// </example>
/// <example>
/// <para>Which instances can be reached from outside?</para>
/// <code>Get-AliEni -Status InUse | Get-AliEniAddress -Kind Public | Select-Object IpAddress, PrivateIpAddress, AttachedInstanceId</code>
/// </example>
/// <example>
/// <para>How many private addresses does each vSwitch have in use?</para>
/// <code>Get-AliEni | Get-AliEniAddress -Kind IPv4 | Group-Object VSwitchId -NoElement</code>
/// </example>
/// <list type="alertSet"><item><term>Notes</term><description>
/// Network interfaces that were read back from Export-Clixml or came from a job are taken as well. A network interface without any address has no row.
/// </description></item></list>
[Cmdlet(VerbsCommon.Get, "AliEniAddress")]
[OutputType(typeof(EniAddress))]
public sealed class GetAliEniAddressCommand : PSCmdlet
{
    private AddressQuestion? _wanted;

    /// <summary><para type="description">The network interfaces, as Get-AliEni writes them.</para></summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public NetworkInterface[] InputObject { get; set; } = [];

    /// <summary>
    /// <para type="description">The kinds of addresses to write: IPv4 (private addresses), IPv6, Public (public IPv4 addresses), IPv4Prefix, IPv6Prefix.
    /// All when not given.</para>
    /// </summary>
    [Parameter]
    [ValidateSet(EniAddressKind.IPv4, EniAddressKind.IPv6, EniAddressKind.Public, EniAddressKind.IPv4Prefix, EniAddressKind.IPv6Prefix)]
    public string[] Kind { get; set; } = [];

    /// <summary>
    /// <para type="description">Only these addresses, each an address, a block such as 10.0.0.0/24, or a wildcard such as 10.0.0.*, as with Get-AliEni; and the
    /// prefixes that have some of them. Anything else is an error.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateAddressPattern]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] IpAddress { get; set; } = [];

    /// <summary>Reads what is asked for.</summary>
    protected override void BeginProcessing() => _wanted = IpAddress.Length == 0 ? null : new AddressQuestion(IpAddress);

    /// <summary>Writes the addresses.</summary>
    protected override void ProcessRecord()
    {
        foreach (var address in InputObject.SelectMany(EniAddress.Of))
        {
            if ((Kind.Length == 0 || Kind.Contains(address.Kind, StringComparer.OrdinalIgnoreCase))
                && (_wanted is null || (address.IpAddress is { } text && _wanted.Includes(text))))
            {
                WriteObject(address);
            }
        }
    }
}
