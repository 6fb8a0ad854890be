using System.Collections;
using System.Management.Automation;
using System.Net.Sockets;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Session;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Get-AliEni.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Get, "AliEni", DefaultParameterSetName = EveryPage, SupportsPaging = true)]
[OutputType(typeof(NetworkInterface), typeof(EniPage))]
public sealed class GetAliEniCommand : AliCmdlet, IListingWriter
{
    private const string EveryPage = "All";

    private const string ByNumber = "PageNumber";

    private const string ByToken = "NextToken";

    private readonly Dictionary<(string? Profile, string Region), List<string>> _asked = [];
    private readonly List<ApiException> _identityFailures = [];
    private string[] _searched = [];
    private CacheSampler? _sampler;
    private ListingProgress? _progress;

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="NetworkInterfaceId"]/*'/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [IdTransformation(AcceptNetworkInterfaces = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] NetworkInterfaceId { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="InputObject"]/*'/>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="NetworkInterfaceName"]/*'/>
    [Parameter]
    [Alias("Name")]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] NetworkInterfaceName { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="IpAddress"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateAddressPattern]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] IpAddress { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="Unattached"]/*'/>
    [Parameter]
    public SwitchParameter Unattached { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="OlderThan"]/*'/>
    [Parameter]
    [AgeTransformation]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public TimeSpan? OlderThan { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="Tag"]/*'/>
    [Parameter]
    [ValidateNotNull]
    [ValidateTags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public IDictionary? Tag { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="Status"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? Status { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="Type"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? Type { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="VpcId"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? VpcId { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="VSwitchId"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? VSwitchId { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="InstanceId"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? InstanceId { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="SecurityGroupId"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? SecurityGroupId { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="ResourceGroupId"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? ResourceGroupId { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="PrimaryIpAddress"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpAddress(AddressFamily.InterNetwork)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? PrimaryIpAddress { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="PrivateIpAddress"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpAddress(AddressFamily.InterNetwork)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] PrivateIpAddress { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="Ipv6Address"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpAddress(AddressFamily.InterNetworkV6)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] Ipv6Address { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="ServiceManaged"]/*'/>
    [Parameter]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public bool? ServiceManaged { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="PageNumber"]/*'/>
    [Parameter(ParameterSetName = ByNumber)]
    [ValidateRange(1, int.MaxValue)]
    public int? PageNumber { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="PageSize"]/*'/>
    [Parameter(ParameterSetName = ByNumber)]
    [ValidateRange(1, 1000)]
    public int? PageSize { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="NextToken"]/*'/>
    [Parameter(ParameterSetName = ByToken)]
    [ValidateNotNullOrEmpty]
    public string? NextToken { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="MaxResults"]/*'/>
    [Parameter(ParameterSetName = ByToken)]
    [ValidateRange(1, DescribeNetworkInterfaces.MaxPageSize)]
    public int? MaxResults { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="ThrottleLimit"]/*'/>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 8;

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="AsPage"]/*'/>
    [Parameter]
    public SwitchParameter AsPage { get; set; }

    /// <summary>Takes what comes down the pipeline; with nothing coming down it, takes what was given.</summary>
    protected override void ProcessRecord()
    {
        // Not kept in the parameter, which the engine clears for the next object only where the engine has set it.
        string[] given = InputObject?.BaseObject is string { Length: > 0 } id ? [id] : NetworkInterfaceId;
        if (given.Length == 0 && IsForeign)
        {
            WriteError(ErrorRecords.InvalidInput(InputObject?.BaseObject, MyInvocation.MyCommand.Name));
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
        var filter = CreateFilter();
        RequireNoContradiction();
        var asked = Plans(tags, filter);

        // An empty pipeline asks for nothing, not for everything.
        if (asked.Count == 0)
        {
            return;
        }

        RequireOneListing(asked.Sum(static one => one.Plans.Sum(static plan => plan.Requests.Count)));
        if (filter.Describe(MyInvocation.BoundParameters.Keys, asked[0].Plans[0]) is { } line)
        {
            WriteVerbose(line);
        }

        _searched = [.. asked.Select(static one => one.Connection.RegionId).OfType<string>().Distinct(StringComparer.Ordinal)];
        var missing = MissingItemTracker.Create(Request(asked[0].Connection.RegionId!, [.. _asked.Values.SelectMany(static ids => ids)], tags[0]), filter);
        var window = new PagingWindow(PagingParameters.Skip, PagingParameters.First);
        _progress = new ListingProgress(TimeProvider.System, WriteProgress);
        Run((queue, token) =>
        {
            var listings = asked.Select(one => new EniListing(one.Connection.CreateClient(CreateObserver(queue)))
            {
                Queries = [.. one.Plans.SelectMany(static plan => plan.Queries)],
                FallbackQueries = [.. one.Plans.SelectMany(static plan => plan.FallbackQueries)],
                ProfileName = one.Connection.ProfileName,
                IsOneOfSeveralProfiles = profiles > 1,
                AsPage = AsPage,
                MissingItems = missing,
            });
            var runner = new ListingRunner(queue, this, window)
            {
                AsPage = AsPage,
                WithTotalCount = PagingParameters.IncludeTotalCount,
                ThrottleLimit = ThrottleLimit,
                Addresses = filter.Addresses,
                MissingItems = missing,
            };
            return runner.RunAsync([.. listings], token);
        });
        WriteIdentityFailures();
    }

    private EniFilter CreateFilter() => new(
        NetworkInterfaceName.Length == 0 ? [] : [new ValueFilter(
            nameof(NetworkInterfaceName), NetworkInterfaceName, static (request, name) => request with { NetworkInterfaceName = name }, static eni => [eni.NetworkInterfaceName])],
        IpAddress.Length == 0 ? null : new IpAddressFilter(IpAddress),
        Unattached,
        OlderThan is { } age ? DateTimeOffset.UtcNow - age : null);

    /// <summary>Plans the requests of each region with each profile; each is listed once, however it was named.</summary>
    private List<(Connection Connection, IReadOnlyList<QueryPlan> Plans)> Plans(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>> tags, EniFilter filter)
    {
        var idsOf = new OrderedDictionary<(string? Profile, string? Region), (Connection Connection, List<List<string>> Ids)>();
        foreach (var ((profile, region), ids) in _asked)
        {
            foreach (var connection in TryForProfile(profile, () => ResolveConnections(profile, region.Length == 0 ? [] : [region])) ?? [])
            {
                if (!idsOf.TryGetValue((connection.ProfileName, connection.RegionId), out var known))
                {
                    idsOf[(connection.ProfileName, connection.RegionId)] = known = (connection, []);
                }

                known.Ids.Add(ids);
            }
        }

        // A region that is named without IDs is listed as a whole.
        return
        [
            .. from one in idsOf.Values
               let ids = one.Ids.Exists(static ids => ids.Count == 0) ? [] : one.Ids.SelectMany(static ids => ids).ToList()
               select (one.Connection, (IReadOnlyList<QueryPlan>)[.. tags.Select(tag => filter.Plan(Request(one.Connection.RegionId!, ids, tag)))]),
        ];
    }

    /// <summary>Whether something came down the pipeline that names neither a network interface nor a region: to list everything would be no answer to it.</summary>
    private bool IsForeign => (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        && InputObject?.TypeNames.Any(static name => name.EndsWith(typeof(Region).FullName!, StringComparison.Ordinal)) != true;

    private void RequireNoContradiction()
    {
        if (Unattached && !EniFilter.UnattachedStatus.Equals(Status ?? EniFilter.UnattachedStatus, StringComparison.OrdinalIgnoreCase))
        {
            Refuse("Ali.Contradiction", $"-Unattached requires the status {EniFilter.UnattachedStatus} and excludes -Status {Status}.");
        }

        if (Unattached && ServiceManaged == true)
        {
            Refuse("Ali.Contradiction", "-Unattached excludes network interfaces that a service manages, and therefore -ServiceManaged $true.");
        }
    }

    private void RequireOneListing(int listings)
    {
        if (listings > 1 && (ParameterSetName == ByNumber || NextToken is not null))
        {
            Refuse(
                "Ali.SeveralListings",
                "A page number or token belongs to one listing. Several regions, several values of a tag and more than 100 IDs are several listings.");
        }
    }

    private void Refuse(string code, string sentence) => ThrowTerminatingError(ErrorRecords.Invalid(code, sentence, MyInvocation.MyCommand.Name));

    void IListingWriter.WriteItem(object item)
    {
        (_sampler ??= new CacheSampler(RunspaceState.Current.CompletionCache)).Add(item);
        _progress?.Remove();
        WriteObject(item);
        _progress?.Written();
    }

    // Exact where every region could be counted: the service counts by page number, whatever the listing is paged by.
    void IListingWriter.WriteTotalCount(ulong count, bool isExact) => WriteObject(PagingParameters.NewTotalCount(count, isExact ? 1.0 : 0.0));

    void IListingWriter.WriteFailure(ApiException error)
    {
        // A wrong key or a missing permission fails in every region: it is one error, once all regions are known.
        if (_searched.Length > 1 && ErrorCatalog.Find(error.Code, error.Message).IsAboutIdentity)
        {
            _identityFailures.Add(error);
        }
        else
        {
            WriteFailure(error, ErrorRecords.TargetOf(error), ResumeCommand.Format(error, MyInvocation.BoundParameters));
        }
    }

    private void WriteIdentityFailures()
    {
        foreach (var failures in _identityFailures.GroupBy(static error => (error.ProfileName, error.Code, error.Action)))
        {
            WriteError(ErrorRecords.Create([.. failures], MyInvocation.MyCommand.Name));
        }
    }

    void IListingWriter.WriteFailure(CredentialException error, string? profileName) => WriteFailure(error, profileName);

    void IListingWriter.WriteNotFound(string kind, string value) => WriteError(ErrorRecords.NotFound(kind, value, _searched, MyInvocation.MyCommand.Name));

    void IListingWriter.WriteWarning(string text) => WriteWarning(text);

    void IListingWriter.WriteVerbose(string text) => WriteVerbose(text);

    void IListingWriter.WriteProgress(ListingStep step) => _progress?.Show(step);

    private DescribeNetworkInterfaces Request(string region, IReadOnlyList<string> ids, IReadOnlyList<KeyValuePair<string, string?>> tags) => new(region)
    {
        Tags = tags,
        ResourceGroupId = ResourceGroupId,
        VSwitchId = VSwitchId,
        VpcId = VpcId,
        PrimaryIpAddress = PrimaryIpAddress,
        PrivateIpAddresses = PrivateIpAddress,
        Ipv6Addresses = Ipv6Address,
        SecurityGroupId = SecurityGroupId,
        Type = KnownValues.NormalizeCase(Type, KnownValues.Types),
        InstanceId = InstanceId,
        NetworkInterfaceIds = ids,
        ServiceManaged = ServiceManaged,
        Status = KnownValues.NormalizeCase(Status, KnownValues.Statuses),
        PageNumber = PageNumber,
        PageSize = PageSize,
        NextToken = NextToken,
        MaxResults = MaxResults,
    };
}
