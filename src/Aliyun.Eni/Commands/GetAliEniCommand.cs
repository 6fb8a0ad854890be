using System.Collections;
using System.Management.Automation;
using System.Net.Sockets;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Listing.Questions;
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

        _searched = [.. asked.Select(static one => one.Connection.RegionId).OfType<string>().Distinct(StringComparer.Ordinal)];
        var window = new Window(PagingParameters.Skip, PagingParameters.First);
        _progress = new ListingProgress(TimeProvider.System, WriteProgress);
        Run((queue, token) =>
        {
            var groups = asked.Select(one =>
            {
                var client = one.Connection.CreateClient(CreateObserver(queue));
                return new RegionGroup(one.Connection, [.. one.Plans.SelectMany(plan => plan.First.Select(request => new EniQuery(client, request, plan.Filter)))])
                {
                    Then = [.. one.Plans.SelectMany(plan => plan.Then.Select(request => new EniQuery(client, request, plan.ThenFilter)))],
                    IsOneOfSeveralProfiles = profiles > 1,
                };
            });
            var listing = new EniListing(queue, this, window)
            {
                AsPage = AsPage,
                WithTotalCount = PagingParameters.IncludeTotalCount,
                ThrottleLimit = ThrottleLimit,
                Addresses = question.Addresses,
                Sought = Sought.In(Request(string.Empty, [.. _asked.Values.SelectMany(static ids => ids)], tags[0]), question),
            };
            return listing.RunAsync([.. groups], token);
        });
        WriteIdentityFailures();
    }

    /// <summary>What to ask each region for with each profile.</summary>
    private List<(Connection Connection, IReadOnlyList<Plan> Plans)> Plans(IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>> tags, Question question)
    {
        var plans = new List<(Connection, IReadOnlyList<Plan>)>();
        foreach (var ((profile, region), ids) in _asked)
        {
            var connections = TryForProfile(profile, () => ResolveConnections(profile, region.Length == 0 ? [] : [region])) ?? [];
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
            Refuse("Ali.Contradiction", $"-Unattached requires the status {Question.Unattached} and excludes -Status {Status}.");
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

    void IListingWriter.WriteNotice(string warning) => WriteWarning(warning);

    void IListingWriter.WriteNote(string sentence) => WriteVerbose(sentence);

    void IListingWriter.WriteStep(Step step) => _progress?.Show(step);

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
