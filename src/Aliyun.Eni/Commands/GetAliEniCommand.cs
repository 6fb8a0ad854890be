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
/// <para type="synopsis">Gets elastic network interfaces (ENIs).</para>
/// <para type="description">Asks DescribeNetworkInterfaces (ECS 2014-05-26) and writes every network interface that matches, each as soon as its page has
/// arrived: 500 a request, in constant memory. Without a filter these are all of the region.</para>
/// <para type="description">Filters together must all match. The service compares their values to the letter. A value that
/// nothing has is no error and finds nothing; but an ID or an address that is asked for by itself and does not exist is an error of its own
/// (ObjectNotFound).</para>
/// <para type="description">Where the service leaves something out, it is found otherwise: with -Tag beyond 1,000 network interfaces, with -SecurityGroupId
/// the primary ones. What cannot be found so is a warning. -Verbose shows each request.</para>
/// <para type="description">A region, a profile or a page that fails is one error that names the service's code and the RequestId; the others arrive. What
/// to do stands beneath it.</para>
/// <para type="parameter" name="First">Writes only so many network interfaces, of all regions together, and asks for no more pages than that needs. With
/// -AsPage it counts responses.</para>
/// <para type="parameter" name="Skip">Leaves out so many network interfaces, then writes the others. They are asked for all the same. With -AsPage it
/// counts responses.</para>
/// <para type="parameter" name="IncludeTotalCount">Writes first how many network interfaces match, as a number, which takes one more request a region. Its
/// text says whether it is exact.</para>
/// <para type="input" cref="NetworkInterface">Read anew, by its ID; also one that comes back from a CSV, a job or Import-Clixml.</para>
/// <para type="link">Get-AliRegion</para>
/// <para type="link">Set-AliContext</para>
/// <para type="link">about_Aliyun.Eni</para>
/// <para type="link" uri="https://www.alibabacloud.com/help/en/ecs/developer-reference/api-describenetworkinterfaces">DescribeNetworkInterfaces, in the
/// documentation of the API</para>
/// </summary>
/// <example>
/// <para>Gets all network interfaces of the region.</para>
/// <code>Get-AliEni</code>
/// </example>
/// <example>
/// <para>Gets those that are attached to nothing, in every region of the account, into a file.</para>
/// <code>Get-AliEni -RegionId * -Status Available | Export-Csv free.csv</code>
/// <para>Eight regions are asked at a time (-ThrottleLimit). Lists and tags are one column each: sg-a;sg-b, env=prod;owner=lisi.</para>
/// </example>
/// <example>
/// <para>Gets one by its ID, with all its members.</para>
/// <code>Get-AliEni eni-bp1cgfucpkx0q0b0lqtu | Format-List *</code>
/// </example>
/// <example>
/// <para>Gets those of production that have an owner, whoever it is.</para>
/// <code>Get-AliEni -Tag @{ env = 'prod'; owner = $null }</code>
/// </example>
/// <example>
/// <para>Gets those of two environments that are in use, and shows who owns them.</para>
/// <code>Get-AliEni -Tag @{ env = 'test', 'staging' } -Status InUse | ForEach-Object { "$($_.NetworkInterfaceId) $($_.Tags.owner)" }</code>
/// </example>
/// <example>
/// <para>Says who owns an address, in any region: private or public, its own or in a prefix that is delegated to it.</para>
/// <code>Get-AliEni -RegionId * -IpAddress 47.106.209.176</code>
/// </example>
/// <example>
/// <para>Says who has addresses in a block.</para>
/// <code>Get-AliEni -IpAddress 172.16.0.0/24</code>
/// </example>
/// <example>
/// <para>Gets what is attached to nothing now and was made more than 30 days ago. Since when it has been unattached the service does not tell.</para>
/// <code>Get-AliEni -RegionId * -Unattached -OlderThan 30</code>
/// </example>
/// <example>
/// <para>Gets those that are called so, in any case.</para>
/// <code>Get-AliEni -Name web-*</code>
/// </example>
/// <example>
/// <para>Gets all network interfaces of a security group, primary ones too.</para>
/// <code>Get-AliEni -SecurityGroupId sg-bp1sg205s0eueac0tuf7 -Verbose</code>
/// <para>The verbose lines show the requests that find the primary ones by their instances.</para>
/// </example>
/// <example>
/// <para>Gets those whose IDs are in a file, a line each; any number of them, 100 a request.</para>
/// <code>Get-Content ids.txt | Get-AliEni</code>
/// </example>
/// <example>
/// <para>Gets those of the regions that a filter of your own leaves.</para>
/// <code>Get-AliRegion | Where-Object RegionId -Like cn-* | Get-AliEni</code>
/// </example>
/// <example>
/// <para>Counts the network interfaces of each VPC, in the Chinese regions of two accounts.</para>
/// <code>Get-AliEni -RegionId cn-* -ProfileName work, home | Group-Object VpcId -NoElement | Sort-Object Count -Descending</code>
/// </example>
/// <example>
/// <para>Takes one page by hand, and later the rest of the listing behind it.</para>
/// <code>$page = Get-AliEni -MaxResults 10 -AsPage -First 1
/// $page.NetworkInterfaces
/// Get-AliEni -NextToken $page.NextToken</code>
/// </example>
/// <example>
/// <para>Handles an error of the service by its code.</para>
/// <code>try {
///     Get-AliEni -ErrorAction Stop
/// }
/// catch [Aliyun.Eni.EcsException] {
///     "$($_.Exception.Code): $($_.ErrorDetails.RecommendedAction)"
/// }</code>
/// <para>The exception has the RequestId too, and the NextToken to go on from where a later page failed.</para>
/// </example>
/// <list type="alertSet">
/// <item><term>Permission</term><description>The RAM action to be granted is ecs:DescribeNetworkInterfaces; beyond it ecs:ListTagResources for -Tag,
/// ecs:DescribeInstances for -SecurityGroupId and ecs:DescribeRegions for wildcards in -RegionId.</description></item>
/// <item><term>What is absent</term><description>A member the service did not send is $null, never 0, an empty ID or the year 1. Members of a newer service
/// are in AdditionalProperties.</description></item>
/// <item><term>Trying it</term><description>The IDs of these examples are those of the emulator that belongs to this project: see about_Aliyun.Eni.</description></item>
/// </list>
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
    /// <para type="description">IDs of network interfaces, such as eni-bp1cgfucpkx0q0b0lqtu, or network interfaces to be read anew. Any number, also from
    /// the pipeline; each is asked for once, 100 a request. Without another filter, one that does not exist is an error of its own, and the others arrive.
    /// API member: NetworkInterfaceId.N.</para>
    /// </summary>
    /// <value>All</value>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [EniIdTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] NetworkInterfaceId { get; set; } = [];

    /// <summary>
    /// <para type="description">What comes down the pipeline: an ID, a network interface to be read anew (live, or back from a CSV, a job or
    /// Import-Clixml), or a region of Get-AliRegion, whose network interfaces are listed. Anything else is an error of its own, and the others are read.</para>
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>
    /// <para type="description">Names in full, which the service compares to the letter, a listing for each; or wildcards such as web-*, which are compared
    /// here in any case, so that everything else that is asked for is read. API member: NetworkInterfaceName.</para>
    /// </summary>
    [Parameter]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] NetworkInterfaceName { get; set; } = [];

    /// <summary>
    /// <para type="description">Whoever holds one of these addresses: private or public, IPv4 or IPv6, its own or in a prefix that is delegated to it. Each is
    /// an address, a block such as 10.0.0.0/24, or a wildcard such as 10.0.0.*; anything else is an error before any request. An address that nobody
    /// holds is an error of its own, unless there are further filters.</para>
    /// <para type="description">Up to ten private IPv4 addresses, and any number of IPv6 ones, are found by the service; for the rest everything is read and
    /// compared here. -Verbose says which. API members: PrimaryIpAddress, PrivateIpAddress.N, Ipv6Address.N.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateAddressPattern]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] IpAddress { get; set; } = [];

    /// <summary>
    /// <para type="description">Only what nobody uses now: the state is Available, for which the service is asked, and no service manages it, which is compared
    /// here. Together with another -Status, or -ServiceManaged $true, it is an error.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Unattached { get; set; }

    /// <summary>
    /// <para type="description">Only what was created longer ago than this: a number of days, a time such as 12h, 30d, 6w or 2y, a TimeSpan such
    /// as 30.00:00:00, or a date such as 2026-01-31. It is compared here, with CreationTime; what has none is left out. An age of nothing or less is an error.</para>
    /// </summary>
    [Parameter]
    [AgeTransformation]
    [ArgumentCompleter(typeof(OpenSetCompleter))]
    public TimeSpan? OlderThan { get; set; }

    /// <summary>
    /// <para type="description">Tags the network interfaces have all of, such as @{ env = 'prod'; owner = $null }. A value of $null stands for any value, a
    /// list of values for one of them, which is a listing for each. Keys and values are compared to the letter. Up to 20 values together; more, none, or an
    /// empty key is an error before any request. API members: Tag.N.Key, Tag.N.Value.</para>
    /// <para type="description">By tag the service looks at 1,000 network interfaces and stops; the others are found by ListTagResources and read by ID.
    /// TAB completes a key or key=value, before the @{: -Tag env=p.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateTags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public IDictionary? Tag { get; set; }

    /// <summary>
    /// <para type="description">The state: Available (attached to nothing), Attaching, InUse, Detaching, Deleting, or any other the service
    /// has. API member: Status.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OpenSetCompleter))]
    public string? Status { get; set; }

    /// <summary>
    /// <para type="description">The type: Primary (made with its instance), Secondary, or any other the service has, such as Trunk and Member.
    /// API member: Type.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OpenSetCompleter))]
    public string? Type { get; set; }

    /// <summary><para type="description">The ID of the VPC the network interfaces are in. API member: VpcId.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? VpcId { get; set; }

    /// <summary><para type="description">The ID of the vSwitch the network interfaces are in. API member: VSwitchId.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? VSwitchId { get; set; }

    /// <summary><para type="description">The ID of the instance the network interfaces are attached to. API member: InstanceId.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? InstanceId { get; set; }

    /// <summary>
    /// <para type="description">The ID of a security group the network interfaces are in. The service finds secondary ones only by it; the primary ones are
    /// found by their instances (DescribeInstances) and written behind them. API member: SecurityGroupId.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? SecurityGroupId { get; set; }

    /// <summary>
    /// <para type="description">The ID of the resource group the network interfaces are in. By it the service looks at 1,000 network interfaces and stops: where
    /// there may be more, a warning says so. API member: ResourceGroupId.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? ResourceGroupId { get; set; }

    /// <summary>
    /// <para type="description">The primary private IPv4 address of the network interface, such as 172.16.0.10; it can occur once in each VPC. Anything but an
    /// IPv4 address is an error before any request. API member: PrimaryIpAddress.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv4Address]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string? PrimaryIpAddress { get; set; }

    /// <summary>
    /// <para type="description">Secondary private IPv4 addresses, of which the network interface has one. Any number; each is asked for once, 100 a request.
    /// Without another filter, one that no network interface has is an error of its own. Anything but an IPv4 address is an error before any request. API
    /// member: PrivateIpAddress.N.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv4Address]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] PrivateIpAddress { get; set; } = [];

    /// <summary>
    /// <para type="description">IPv6 addresses, of which the network interface has one, however they are written. Any number; each is asked for once, 100 a
    /// request. Without another filter, one that no network interface has is an error of its own. Anything but an IPv6 address is an error before any
    /// request. API member: Ipv6Address.N.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpv6Address]
    [ArgumentCompleter(typeof(SeenCompleter))]
    public string[] Ipv6Address { get; set; } = [];

    /// <summary>
    /// <para type="description">$true for network interfaces whose user is an Alibaba Cloud service or a distributor, such as those of load balancers; $false
    /// for one's own. API member: ServiceManaged.</para>
    /// </summary>
    /// <value>Both</value>
    [Parameter]
    [ArgumentCompleter(typeof(BooleanCompleter))]
    public bool? ServiceManaged { get; set; }

    /// <summary>
    /// <para type="description">One page by its number. Behind the last page is nothing, which is no error. The service advises against it: use -First and
    /// -Skip. API member: PageNumber.</para>
    /// </summary>
    /// <value>1, where -PageSize is given</value>
    [Parameter(ParameterSetName = ByNumber)]
    [ValidateRange(1, int.MaxValue)]
    public int? PageNumber { get; set; }

    /// <summary><para type="description">How many network interfaces are on the one page of -PageNumber. API member: PageSize.</para></summary>
    /// <value>10, where -PageNumber is given</value>
    [Parameter(ParameterSetName = ByNumber)]
    [ValidateRange(1, 1000)]
    public int? PageSize { get; set; }

    /// <summary>
    /// <para type="description">The token of a response (-AsPage) or of an error: the listing goes on behind it, to its end. Region and filters have to be
    /// those of the listing the token is from; a token the service does not know is an error. API member: NextToken.</para>
    /// </summary>
    [Parameter(ParameterSetName = ByToken)]
    [ValidateNotNullOrEmpty]
    public string? NextToken { get; set; }

    /// <summary>
    /// <para type="description">How many network interfaces a response has at the most; the service raises less than 10 to 10. All pages are asked for
    /// nevertheless: to limit what is written use -First. API member: MaxResults.</para>
    /// </summary>
    /// <value>500</value>
    [Parameter(ParameterSetName = ByToken)]
    [ValidateRange(1, DescribeNetworkInterfacesRequest.LargestPage)]
    public int? MaxResults { get; set; }

    /// <summary><para type="description">How many regions are asked at a time, of all profiles together.</para></summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// <para type="description">Writes whole responses (RequestId, NextToken, TotalCount, PageNumber, PageSize, NetworkInterfaces) instead of network
    /// interfaces. -First and -Skip count responses then. TotalCount has a meaning only with -PageNumber or -PageSize.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter AsPage { get; set; }

    /// <summary>Takes what comes down the pipeline; with nothing coming down it, takes what was given.</summary>
    protected override void ProcessRecord()
    {
        // Not kept in the parameter, which the engine clears for the next object only where the engine has set it.
        string[] given = InputObject?.BaseObject is string { Length: > 0 } id ? [id] : NetworkInterfaceId;
        if (given.Length == 0 && IsForeign)
        {
            WriteError(NotAnEniRecord.Create(InputObject?.BaseObject, MyInvocation.MyCommand.Name));
            return;
        }

        foreach (var asked in from profile in Profiles from region in RegionId.DefaultIfEmpty(string.Empty) select (profile, region))
        {
            if (!_asked.TryGetValue(asked, out var ids))
            {
                _asked[asked] = ids = [];
            }

            ids.AddRange(given);
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

    /// <summary>Whether something came down the pipeline that names neither a network interface nor a region: to list everything would be no answer to it.</summary>
    private bool IsForeign => (MyInvocation.ExpectingInput || InputObject is not null)
        && InputObject?.Properties[nameof(RegionId)]?.Value is not (string { Length: > 0 } or PSObject { BaseObject: string { Length: > 0 } });

    private void RequireNoContradiction()
    {
        if (Unattached && !Question.Unattached.Equals(Status ?? Question.Unattached, StringComparison.OrdinalIgnoreCase))
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
        Type = KnownValues.InItsLetters(Type, KnownValues.Types),
        InstanceId = InstanceId,
        NetworkInterfaceIds = ids,
        ServiceManaged = ServiceManaged,
        Status = KnownValues.InItsLetters(Status, KnownValues.Statuses),
        PageNumber = PageNumber,
        PageSize = PageSize,
        NextToken = NextToken,
        MaxResults = MaxResults,
    };
}
