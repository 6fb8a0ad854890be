using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Client.Operations;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Session;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Gets elastic network interfaces.</para>
/// <para type="description">Asks DescribeNetworkInterfaces (ECS 2014-05-26) and writes each network interface as soon as its page has arrived.</para>
/// </summary>
[Cmdlet(VerbsCommon.Get, "AliEni", DefaultParameterSetName = EveryPage, SupportsPaging = true)]
[OutputType(typeof(NetworkInterface), typeof(EniPage))]
public sealed class GetAliEniCommand : AliCommand, IListingWriter
{
    private const string EveryPage = "All";

    private const string ByNumber = "PageNumber";

    private const string ByToken = "NextToken";

    /// <summary><para type="description">IDs of network interfaces, up to 100.</para></summary>
    [Parameter(Position = 0)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, DescribeNetworkInterfacesRequest.MostItems)]
    public string[] NetworkInterfaceId { get; set; } = [];

    /// <summary><para type="description">The name, in full.</para></summary>
    [Parameter]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    public string? NetworkInterfaceName { get; set; }

    /// <summary>
    /// <para type="description">Tags the network interfaces have all of, up to 20, such as @{ env = 'prod'; owner = $null }. A value of $null stands for
    /// any value, a list of values for any of them.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateTags]
    public IDictionary? Tag { get; set; }

    /// <summary><para type="description">The state: Available, Attaching, InUse, Detaching, Deleting, or any other the service has.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Status { get; set; }

    /// <summary><para type="description">The type: Primary, Secondary, or any other the service has.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Type { get; set; }

    /// <summary><para type="description">The ID of the VPC.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VpcId { get; set; }

    /// <summary><para type="description">The ID of the vSwitch.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? VSwitchId { get; set; }

    /// <summary><para type="description">The ID of the instance the network interfaces are bound to.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? InstanceId { get; set; }

    /// <summary><para type="description">The ID of a security group. The service finds secondary network interfaces by it, not primary ones.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SecurityGroupId { get; set; }

    /// <summary><para type="description">The ID of the resource group. The service looks at 1,000 network interfaces at most.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ResourceGroupId { get; set; }

    /// <summary><para type="description">The primary private IPv4 address.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv4Address]
    public string? PrimaryIpAddress { get; set; }

    /// <summary><para type="description">Secondary private IPv4 addresses, up to 100.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv4Address]
    [ValidateCount(1, DescribeNetworkInterfacesRequest.MostItems)]
    public string[] PrivateIpAddress { get; set; } = [];

    /// <summary><para type="description">IPv6 addresses, up to 100.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv6Address]
    [ValidateCount(1, DescribeNetworkInterfacesRequest.MostItems)]
    public string[] Ipv6Address { get; set; } = [];

    /// <summary><para type="description">Whether the user of the network interfaces is an Alibaba Cloud service or a distributor.</para></summary>
    [Parameter]
    public bool? ServiceManaged { get; set; }

    /// <summary><para type="description">One page by its number, from 1. The service advises against it: use -First and -Skip.</para></summary>
    [Parameter(ParameterSetName = ByNumber)]
    [ValidateRange(1, int.MaxValue)]
    public int? PageNumber { get; set; }

    /// <summary><para type="description">The size of the one page, 1 to 1000; 10 when not given.</para></summary>
    [Parameter(ParameterSetName = ByNumber)]
    [ValidateRange(1, 1000)]
    public int? PageSize { get; set; }

    /// <summary><para type="description">The token of a page: the listing goes on behind it, to its end.</para></summary>
    [Parameter(ParameterSetName = ByToken)]
    [ValidateNotNullOrEmpty]
    public string? NextToken { get; set; }

    /// <summary>
    /// <para type="description">The size of each page, 1 to 500; 500 when not given. The service raises less than 10 to 10. It is no limit: use
    /// -First.</para>
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [ValidateRange(1, DescribeNetworkInterfacesRequest.LargestPage)]
    public int? MaxResults { get; set; }

    /// <summary>
    /// <para type="description">Writes whole responses (RequestId, NextToken, TotalCount, NetworkInterfaces) instead of network interfaces. -First and
    /// -Skip count them.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter AsPage { get; set; }

    /// <summary>Asks and writes.</summary>
    protected override void EndProcessing()
    {
        var listings = TagFilter.Listings(Tag);
        if (listings.Count > 1 && ParameterSetName != EveryPage)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException("Several values of one tag are several listings, and a page or token belongs to one: give one value a tag."),
                $"Ali.SeveralListings,{MyInvocation.MyCommand.Name}",
                ErrorCategory.InvalidArgument,
                Tag));
        }

        var connections = Connect();
        var window = new Window(PagingParameters.Skip, PagingParameters.First);
        Pump((outbox, token) =>
        {
            var queries = from connection in connections
                          let client = connection.Client(Tell(outbox))
                          from tags in listings
                          select new EniQuery(connection, client, Request(connection.RegionId!, tags));
            var listing = new EniListing(outbox, this, window) { AsPage = AsPage, WithTotalCount = PagingParameters.IncludeTotalCount };
            return listing.RunAsync([.. queries], token);
        });
    }

    void IListingWriter.WriteItem(object item) => WriteObject(item);

    // Exact: the service counts by page number, whatever the listing is paged by.
    void IListingWriter.WriteTotalCount(ulong count) => WriteObject(PagingParameters.NewTotalCount(count, accuracy: 1.0));

    void IListingWriter.WriteFailure(EcsException error) => WriteFailure(error, error.RegionId);

    private DescribeNetworkInterfacesRequest Request(string region, IReadOnlyList<KeyValuePair<string, string?>> tags) => new()
    {
        RegionId = region,
        Tags = tags,
        ResourceGroupId = ResourceGroupId,
        VSwitchId = VSwitchId,
        VpcId = VpcId,
        PrimaryIpAddress = PrimaryIpAddress,
        PrivateIpAddresses = PrivateIpAddress,
        Ipv6Addresses = Ipv6Address,
        SecurityGroupId = SecurityGroupId,
        NetworkInterfaceName = NetworkInterfaceName,
        Type = Type,
        InstanceId = InstanceId,
        NetworkInterfaceIds = NetworkInterfaceId,
        ServiceManaged = ServiceManaged,
        Status = Status,
        PageNumber = PageNumber,
        PageSize = PageSize,
        NextToken = NextToken,
        MaxResults = MaxResults,
    };
}
