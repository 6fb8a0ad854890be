using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Operations;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Listing.Questions;
using Aliyun.Eni.Pumping;
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

    private readonly Dictionary<(string? Profile, string Region), List<string>> _asked = [];
    private SeenListing? _seen;

    /// <summary>
    /// <para type="description">IDs of network interfaces, or network interfaces to be read anew. Any number, also from the pipeline; 100 are asked for
    /// a request.</para>
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [EniIdTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] NetworkInterfaceId { get; set; } = [];

    /// <summary>
    /// <para type="description">Names in full, which the service compares to the letter, or wildcards such as web-*, which are compared here in any
    /// case.</para>
    /// </summary>
    [Parameter]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] NetworkInterfaceName { get; set; } = [];

    /// <summary>
    /// <para type="description">Whoever holds one of these addresses: private or public, IPv4 or IPv6, its own or in a prefix that is delegated to it. An
    /// address, a block such as 10.0.0.0/24, or a wildcard such as 10.0.0.*. Private addresses are found by the service; for the rest everything is read
    /// and compared here.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateAddressPattern]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] IpAddress { get; set; } = [];

    /// <summary>
    /// <para type="description">Only what nobody uses: the state is Available, and no service manages it.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Unattached { get; set; }

    /// <summary>
    /// <para type="description">Only what was created longer ago than this: a number of days, a time such as 12h, 30d or 6w, a TimeSpan such as
    /// 30.00:00:00, or the date itself. What has no time of creation is left out.</para>
    /// </summary>
    [Parameter]
    [AgeTransformation]
    public TimeSpan? OlderThan { get; set; }

    /// <summary>
    /// <para type="description">Tags the network interfaces have all of, up to 20, such as @{ env = 'prod'; owner = $null }. A value of $null stands for
    /// any value, a list of values for any of them.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateTags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public IDictionary? Tag { get; set; }

    /// <summary><para type="description">The state: Available, Attaching, InUse, Detaching, Deleting, or any other the service has.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OpenSetCompleter))]
    public string? Status { get; set; }

    /// <summary><para type="description">The type: Primary, Secondary, or any other the service has.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OpenSetCompleter))]
    public string? Type { get; set; }

    /// <summary><para type="description">The ID of the VPC.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? VpcId { get; set; }

    /// <summary><para type="description">The ID of the vSwitch.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? VSwitchId { get; set; }

    /// <summary><para type="description">The ID of the instance the network interfaces are bound to.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? InstanceId { get; set; }

    /// <summary>
    /// <para type="description">The ID of a security group. Primary network interfaces, which the service does not find by it, are found by their
    /// instances.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? SecurityGroupId { get; set; }

    /// <summary><para type="description">The ID of the resource group. The service looks at 1,000 network interfaces at most.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? ResourceGroupId { get; set; }

    /// <summary><para type="description">The primary private IPv4 address.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv4Address]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? PrimaryIpAddress { get; set; }

    /// <summary><para type="description">Secondary private IPv4 addresses; 100 are asked for a request.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv4Address]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] PrivateIpAddress { get; set; } = [];

    /// <summary><para type="description">IPv6 addresses; 100 are asked for a request.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv6Address]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] Ipv6Address { get; set; } = [];

    /// <summary><para type="description">Whether the user of the network interfaces is an Alibaba Cloud service or a distributor.</para></summary>
    [Parameter]
    [ArgumentCompleter(typeof(BooleanCompleter))]
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

    /// <summary><para type="description">How many regions are asked at a time; 8 when not given.</para></summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// <para type="description">Writes whole responses (RequestId, NextToken, TotalCount, NetworkInterfaces) instead of network interfaces. -First and
    /// -Skip count them.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter AsPage { get; set; }

    /// <summary>Takes what comes down the pipeline; with nothing coming down it, takes what was given.</summary>
    protected override void ProcessRecord()
    {
        foreach (var asked in from profile in Profiles from region in RegionId.DefaultIfEmpty(string.Empty) select (profile, region))
        {
            if (!_asked.TryGetValue(asked, out var ids))
            {
                _asked[asked] = ids = [];
            }

            ids.AddRange(NetworkInterfaceId);
        }
    }

    /// <summary>Asks and writes.</summary>
    protected override void EndProcessing()
    {
        var profiles = _asked.Keys.Select(static asked => asked.Profile).Distinct().Count();
        var tags = TagFilter.Listings(Tag);
        var question = new Question(NetworkInterfaceName, IpAddress, Unattached, OlderThan is { } age ? DateTimeOffset.UtcNow - age : null);
        RequireNoContradiction();
        var asked = Plans(tags, question);

        // An empty pipeline asks for nothing, not for everything.
        if (asked.Count == 0)
        {
            return;
        }

        RequireOneListing(asked.Sum(static one => one.Plans.Sum(static plan => plan.First.Count)));
        if (FilterLine.Of(MyInvocation.BoundParameters.Keys, asked[0].Plans[0]) is { } line)
        {
            WriteVerbose(line);
        }

        var window = new Window(PagingParameters.Skip, PagingParameters.First);
        Pump((outbox, token) =>
        {
            var groups = asked.Select(one =>
            {
                var client = one.Connection.Client(Tell(outbox));
                return new RegionGroup(one.Connection, [.. one.Plans.SelectMany(plan => plan.First.Select(request => new EniQuery(client, request, plan.Filter)))])
                {
                    Then = [.. one.Plans.SelectMany(plan => plan.Then.Select(request => new EniQuery(client, request, plan.ThenFilter)))],
                    IsOneOfSeveralProfiles = profiles > 1,
                };
            });
            var listing = new EniListing(outbox, this, window)
            {
                AsPage = AsPage,
                WithTotalCount = PagingParameters.IncludeTotalCount,
                ThrottleLimit = ThrottleLimit,
                Addresses = question.Addresses,
                Sought = Sought.In(Request(string.Empty, [.. _asked.Values.SelectMany(static ids => ids)], tags[0]), question),
            };
            return listing.RunAsync([.. groups], token);
        });
    }

    /// <summary>What to ask each region for with each profile.</summary>
    private List<(Connection Connection, IReadOnlyList<Plan> Plans)> Plans(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>> tags, Question question)
    {
        var plans = new List<(Connection, IReadOnlyList<Plan>)>();
        foreach (var ((profile, region), ids) in _asked)
        {
            var connections = With(profile, () => Connect(profile, region.Length == 0 ? [] : [region])) ?? [];
            plans.AddRange(connections.Select(connection =>
                (connection, (IReadOnlyList<Plan>)[.. tags.Select(tag => question.Plan(Request(connection.RegionId!, ids, tag)))])));
        }

        return plans;
    }

    private void RequireNoContradiction()
    {
        if (Unattached && (Status ?? Question.Unattached) != Question.Unattached)
        {
            Refuse("Ali.Contradiction", $"-Unattached asks for the status {Question.Unattached}; it cannot be asked together with -Status {Status}.");
        }

        if (Unattached && ServiceManaged == true)
        {
            Refuse("Ali.Contradiction", "-Unattached leaves out what a service manages; it cannot be asked together with -ServiceManaged $true.");
        }
    }

    private void RequireOneListing(int listings)
    {
        if (listings > 1 && (ParameterSetName == ByNumber || NextToken is not null))
        {
            Refuse(
                "Ali.SeveralListings",
                "A page number or token belongs to one listing; several regions, several values of one tag and more than 100 IDs are several listings.");
        }
    }

    private void Refuse(string code, string sentence) => ThrowTerminatingError(
        new ErrorRecord(new ArgumentException(sentence), $"{code},{MyInvocation.MyCommand.Name}", ErrorCategory.InvalidArgument, null));

    void IListingWriter.WriteItem(object item)
    {
        (_seen ??= new SeenListing(RunspaceSeen.Current)).Add(item);
        WriteObject(item);
    }

    // Exact where every region could be counted: the service counts by page number, whatever the listing is paged by.
    void IListingWriter.WriteTotalCount(ulong count, bool isExact) => WriteObject(PagingParameters.NewTotalCount(count, isExact ? 1.0 : 0.0));

    void IListingWriter.WriteFailure(EcsException error) => WriteFailure(error, ErrorTarget.Of(error), Resumption.Of(error, MyInvocation.BoundParameters));

    void IListingWriter.WriteFailure(CredentialException error, string? profileName) => WriteFailure(error, profileName);

    void IListingWriter.WriteNotFound(string kind, string value) => WriteError(NotFoundRecord.Create(kind, value, MyInvocation.MyCommand.Name));

    void IListingWriter.WriteNotice(string warning) => WriteWarning(warning);

    void IListingWriter.WriteNote(string sentence) => WriteVerbose(sentence);

    void IListingWriter.WriteStep(Step step) => WriteProgress(StepRecord.Of(step));

    private DescribeNetworkInterfacesRequest Request(string region, IReadOnlyList<string> ids, IReadOnlyList<KeyValuePair<string, string?>> tags) => new()
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
