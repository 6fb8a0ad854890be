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

    private readonly Dictionary<string, List<string>> _idsByRegion = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// <para type="description">IDs of network interfaces, or network interfaces to be read anew. Any number, also from the pipeline; 100 are asked for
    /// a request.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [EniIdTransformation]
    [ValidateNotNullOrEmpty]
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

    /// <summary>Takes what comes down the pipeline; with nothing coming down it, takes what was given.</summary>
    protected override void ProcessRecord()
    {
        var regions = RegionId.Length == 0 ? [string.Empty] : RegionId;
        foreach (var region in regions)
        {
            if (!_idsByRegion.TryGetValue(region, out var ids))
            {
                _idsByRegion[region] = ids = [];
            }

            ids.AddRange(NetworkInterfaceId);
        }
    }

    /// <summary>Asks and writes.</summary>
    protected override void EndProcessing()
    {
        // An empty pipeline asks for nothing, not for everything.
        if (_idsByRegion.Count == 0)
        {
            return;
        }

        var tags = TagFilter.Listings(Tag);
        var connections = Connections();
        RequireOneListing(tags.Count * connections.Sum(static connection => connection.Ids.Count));
        var window = new Window(PagingParameters.Skip, PagingParameters.First);
        Pump((outbox, token) =>
        {
            var queries = from asked in connections
                          let client = asked.Connection.Client(Tell(outbox))
                          from ids in asked.Ids
                          from tag in tags
                          select new EniQuery(asked.Connection, client, Request(asked.Connection.RegionId!, ids, tag));
            var listing = new EniListing(outbox, this, window) { AsPage = AsPage, WithTotalCount = PagingParameters.IncludeTotalCount };
            return listing.RunAsync([.. queries], token);
        });
    }

    /// <summary>Each region, with the IDs to ask it for, 100 a request; one empty list of them where none was given.</summary>
    private List<(Connection Connection, IReadOnlyList<string[]> Ids)> Connections()
    {
        List<(Connection, IReadOnlyList<string[]>)> connections = [];
        foreach (var (region, ids) in _idsByRegion)
        {
            RegionId = region.Length == 0 ? [] : [region];
            string[][] chunks = [.. ids.Distinct(StringComparer.Ordinal).Chunk(DescribeNetworkInterfacesRequest.MostItems)];
            connections.AddRange(Connect().Select(connection => (connection, (IReadOnlyList<string[]>)(chunks.Length == 0 ? [[]] : chunks))));
        }

        return connections;
    }

    private void RequireOneListing(int listings)
    {
        if (listings > 1 && ParameterSetName != EveryPage)
        {
            ThrowTerminatingError(new ErrorRecord(
                new ArgumentException(
                    "A page number or token belongs to one listing; several regions, several values of one tag and more than 100 IDs are several listings."),
                $"Ali.SeveralListings,{MyInvocation.MyCommand.Name}",
                ErrorCategory.InvalidArgument,
                null));
        }
    }

    void IListingWriter.WriteItem(object item) => WriteObject(item);

    // Exact where every region could be counted: the service counts by page number, whatever the listing is paged by.
    void IListingWriter.WriteTotalCount(ulong count, bool isExact) => WriteObject(PagingParameters.NewTotalCount(count, isExact ? 1.0 : 0.0));

    void IListingWriter.WriteFailure(EcsException error) => WriteFailure(error, error.RegionId);

    private DescribeNetworkInterfacesRequest Request(string region, string[] ids, IReadOnlyList<KeyValuePair<string, string?>> tags) => new()
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
        NetworkInterfaceIds = ids,
        ServiceManaged = ServiceManaged,
        Status = Status,
        PageNumber = PageNumber,
        PageSize = PageSize,
        NextToken = NextToken,
        MaxResults = MaxResults,
    };
}
