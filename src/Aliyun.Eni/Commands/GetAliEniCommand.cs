using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net.Sockets;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Session;
using Aliyun.Eni.Text;
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

    private readonly Dictionary<string, IReadOnlyList<EniSelection>?> _resolved = new(StringComparer.Ordinal);
    private readonly List<EniSelection> _selections = [];
    private readonly HashSet<string?> _profiles = [];
    private readonly HashSet<string> _unresolvedIds = new(StringComparer.Ordinal);
    private readonly List<ApiException> _identityFailures = [];
    private readonly HashSet<(string? Profile, string Message)> _failedCredentials = [];
    private bool _hasUnresolved;
    private string[] _searched = [];
    private CacheSampler? _sampler;
    private PipelineProgress? _progress;

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="NetworkInterfaceId"]/*'/>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [IdTransformation(AcceptNetworkInterfaces = true, AllowEmpty = true)]
    [SupportsWildcards]
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
    [RequireText]
    public string[] NetworkInterfaceName { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="IpAddress"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateAddressPattern]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
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
    [TagTransformation]
    [ValidateTags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public IDictionary? Tag { get; set; }

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="WithoutTag"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [ValidateTagKey(AcceptWildcards = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] WithoutTag { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="Status"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] Status { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="Type"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] Type { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="VpcId"]/*'/>
    [Parameter]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] VpcId { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="VSwitchId"]/*'/>
    [Parameter]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] VSwitchId { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="InstanceId"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdTransformation(AllowEmpty = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] InstanceId { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="SecurityGroupId"]/*'/>
    [Parameter]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] SecurityGroupId { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="ResourceGroupId"]/*'/>
    [Parameter]
    [IdTransformation]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] ResourceGroupId { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="PrimaryIpAddress"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpAddress(AddressFamily.InterNetwork)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] PrimaryIpAddress { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="PrivateIpAddress"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpAddress(AddressFamily.InterNetwork)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] PrivateIpAddress { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="Ipv6Address"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateIpAddress(AddressFamily.InterNetworkV6)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] Ipv6Address { get; set; } = [];

    /// <include file='../en-US/Get-AliEni.xml' path='help/parameter[@name="MacAddress"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateMacAddress]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] MacAddress { get; set; } = [];

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
    [RequireText]
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

    // An instance of the command line applies to all input objects; one of an input object is a selection of its own.
    private bool HasInstanceArgument { get; set; }

    private bool HasIdArgument { get; set; }

    private bool HasRegionArgument { get; set; }

    private bool ShowsProfile => _profiles.Count > 1;

    /// <summary>Checks the parameters that exclude each other.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        HasInstanceArgument = MyInvocation.BoundParameters.ContainsKey(nameof(InstanceId));
        HasIdArgument = MyInvocation.BoundParameters.ContainsKey(nameof(NetworkInterfaceId));
        HasRegionArgument = MyInvocation.BoundParameters.ContainsKey(nameof(RegionId));

        if (Unattached && Array.Find(Status, static status => !ListingPlanner.UnattachedStatus.Equals(status, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            Refuse("Ali.Contradiction", $"-Unattached can't be used with -Status {Redaction.Shorten(other)}. Unattached network interfaces have the status {ListingPlanner.UnattachedStatus}.");
        }

        if (Unattached && ServiceManaged == true)
        {
            Refuse("Ali.Contradiction", "-Unattached can't be used with -ServiceManaged $true. It excludes network interfaces that a service manages.");
        }

        WarnOfTagWildcards();
        WarnOfForeignIds();
        WarnOfUnknown(nameof(Status), Status.Where(static value => !WildcardPattern.ContainsWildcardCharacters(value)), KnownValues.Statuses);
        WarnOfUnknown(nameof(Type), Type.Where(static value => !WildcardPattern.ContainsWildcardCharacters(value)), KnownValues.Types);
    }

    // The service finds nothing by them, and reports no error.
    private void WarnOfForeignIds()
    {
        (string Parameter, string[] Ids)[] filters =
        [
            (nameof(VpcId), VpcId), (nameof(VSwitchId), VSwitchId), (nameof(InstanceId), InstanceId), (nameof(SecurityGroupId), SecurityGroupId), (nameof(ResourceGroupId), ResourceGroupId),
        ];
        foreach (var (parameter, id) in filters.SelectMany(static filter => filter.Ids, static (filter, id) => (filter.Parameter, id.Trim())))
        {
            if (ResourceIds.ParameterOf(id) is { } other && other != parameter)
            {
                WriteWarning($"{Redaction.Quote(id)} isn't an ID for -{parameter}, but for -{other}.");
            }
        }

        foreach (var pattern in NetworkInterfaceId.Where(ResourceIds.IsForeignPattern))
        {
            WriteWarning($"{Redaction.Quote(pattern)} matches no ID. The IDs of network interfaces start with eni-. To find network interfaces by name, use -Name.");
        }
    }

    // Other filters accept wildcards. A tag may have such a character, so it is sent.
    private void WarnOfTagWildcards()
    {
        // Cast would enumerate another type of a generic dictionary.
        foreach (DictionaryEntry tag in Tag ?? new Hashtable())
        {
            foreach (var text in PSValue.Elements(tag.Value).Prepend(tag.Key).Select(static text => PSValue.Unwrap(text)?.ToString()).OfType<string>().Where(static text => text.AsSpan().ContainsAny('*', '?')))
            {
                WriteWarning($"-Tag doesn't accept wildcards. Only {Redaction.Quote(text)} itself matches. To use a wildcard, use Where-Object.");
            }
        }
    }

    /// <summary>Collects the IDs, instances and regions of an input object; without input, those of the parameters.</summary>
    protected override void ProcessRecord()
    {
        if (MyInvocation.ExpectingInput)
        {
            Select(InputObject, NetworkInterfaceId, InstanceId, RegionId, Profiles);
        }
        else if (!MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            Select(Profiles, RegionId, NetworkInterfaceId, []);
        }
        else
        {
            // The engine binds the properties of piped objects only.
            foreach (var input in PSValue.Elements(InputObject).Select(static one => one is null ? null : PSObject.AsPSObject(one)))
            {
                string[] Own(string name, string[] given) => given.Length > 0 ? given : input?.Properties[name]?.Value?.ToString() is { Length: > 0 } text ? [text] : [];
                Select(
                    input,
                    Own(nameof(NetworkInterfaceId), NetworkInterfaceId),
                    Own(nameof(InstanceId), InstanceId),
                    Own(nameof(RegionId), RegionId),
                    ProfileName is null ? [.. Own(nameof(ProfileName), []).DefaultIfEmpty(null!)] : Profiles);
            }
        }
    }

    private void Select(PSObject? input, string[] ids, string[] instances, string[] regions, IReadOnlyList<string?> profiles)
    {
        // One of the two would be ignored.
        var isRegion = PSValue.IsOfType(input, "Aliyun.Eni.Region");
        var isEni = PSValue.IsOfType(input, "Aliyun.Eni.NetworkInterface");
        if (HasIdArgument && (isEni || input?.BaseObject is string || input?.Properties[nameof(NetworkInterfaceId)]?.Value?.ToString() is { Length: > 0 }))
        {
            Refuse("Ali.Contradiction", "-NetworkInterfaceId can't be used with network interfaces as input.");
        }

        if (HasRegionArgument && isRegion)
        {
            Refuse("Ali.Contradiction", "-RegionId can't be used with regions as input.");
        }

        if (input?.BaseObject is string text && !string.IsNullOrWhiteSpace(text))
        {
            if (IdTransformationAttribute.Problem(text) is { } problem)
            {
                WriteError(ErrorRecords.Invalid("Ali.NotAnEni", problem, MyInvocation.MyCommand.Name, text));
                return;
            }

            ids = [text.Trim()];
        }

        // A network interface is requested again by its ID, not by its instance.
        if (HasInstanceArgument || ids.Length > 0 || isEni)
        {
            instances = [];
        }

        if (ids.Length + instances.Length == 0 && !isRegion)
        {
            WriteError(ErrorRecords.InvalidInput(input?.BaseObject, MyInvocation.MyCommand.Name, acceptsRegions: true));
        }
        else
        {
            Select(profiles, regions, ids, instances);
        }
    }

    private void Select(IReadOnlyList<string?> profiles, string[] regions, string[] ids, string[] instances)
    {
        foreach (var profile in profiles)
        {
            foreach (var region in regions.DefaultIfEmpty(string.Empty))
            {
                var selections = Resolve(profile, region);
                if (selections is null)
                {
                    // What is missing elsewhere may exist there.
                    _hasUnresolved = true;
                    _unresolvedIds.UnionWith(ids);
                }

                foreach (var selection in selections ?? [])
                {
                    selection.Add(ids, instances);
                }
            }
        }
    }

    /// <summary>The selections of a region as it was named, which may be a wildcard; empty for the default.</summary>
    /// <returns>The selections, or <see langword="null"/> after an error.</returns>
    private IReadOnlyList<EniSelection>? Resolve(string? profile, string region)
    {
        var key = $"{region}\n{profile}";
        if (!_resolved.TryGetValue(key, out var selections))
        {
            string[] regions = region.Length == 0 ? [] : [region];
            selections = TryForProfile(profile, () => ResolveConnections(profile, regions))?.Select(SelectionOf).ToList();
            _resolved[key] = selections;
            _profiles.Add(profile);
        }

        return selections;
    }

    /// <summary>The selection of a connection, one however its region and profile were named.</summary>
    private EniSelection SelectionOf(Connection connection)
    {
        var selection = _selections.Find(known => known.Connection.IsSameAs(connection));
        if (selection is null)
        {
            _selections.Add(selection = new EniSelection(connection));
        }

        return selection;
    }

    /// <summary>Lists the regions.</summary>
    protected override void EndProcessing()
    {
        // No input object isn't the same as all network interfaces.
        if (_selections.Count == 0)
        {
            return;
        }

        var addresses = IpAddress.Length == 0 ? null : new IpAddressFilter(IpAddress);
        var plans = _selections.ConvertAll(selection => Plan(selection, addresses));
        RequireOneListing(plans.Sum(static some => some.Sum(static plan => plan.Requests.Count)));
        var plan = plans[0][0];
        if (plan.Summary is { } summary)
        {
            WriteVerbose(summary);
        }

        _searched = [.. _selections.Select(static selection => selection.RegionId).Distinct(StringComparer.Ordinal)];
        _progress = new PipelineProgress(TimeProvider.System, WriteProgress);
        Run((queue, token) =>
        {
            var listing = new EniListing(queue, this, new ListingProgress(_progress), new PagingWindow(PagingParameters.Skip, PagingParameters.First))
            {
                AsPage = AsPage,
                IncludeTotalCount = PagingParameters.IncludeTotalCount,
                ThrottleLimit = ThrottleLimit,
                HasSeveralProfiles = ShowsProfile,
                IpAddresses = addresses,
                MissingItems = MissingItemTracker.CanTell(plan.Parameters) && NextToken is null && ParameterSetName != ByNumber && !(_hasUnresolved && _unresolvedIds.Count == 0)
                    ? new MissingItemTracker(_selections.SelectMany(static selection => selection.Ids).Except(_unresolvedIds, StringComparer.Ordinal), Request(string.Empty, [], []), addresses)
                    : null,
            };
            return listing.RunAsync([.. _selections.Select((selection, i) => new RegionListing(selection.Connection, CreateObserver(queue)) { Plans = plans[i] })], token);
        });
        WriteIdentityFailures();
    }

    private List<QueryPlan> Plan(EniSelection selection, IpAddressFilter? addresses)
    {
        var plans = new List<QueryPlan>();
        foreach (var part in selection.Parts)
        {
            var ids = part.Ids.Any(WildcardPattern.ContainsWildcardCharacters) ? [] : part.Ids;
            foreach (var tags in TagParameter.Listings(Tag))
            {
                plans.Add(Filter(part, addresses).Plan(Request(part.RegionId, ids, tags)));
            }
        }

        return plans;
    }

    private ListingPlanner Filter(EniSelection selection, IpAddressFilter? addresses) => new(ValueFilter.Create(
        new Dictionary<string, IReadOnlyList<string>>
        {
            [nameof(NetworkInterfaceId)] = selection.Ids.Any(WildcardPattern.ContainsWildcardCharacters) ? selection.Ids : [],
            [nameof(NetworkInterfaceName)] = NetworkInterfaceName,
            [nameof(VpcId)] = VpcId,
            [nameof(VSwitchId)] = VSwitchId,
            [nameof(InstanceId)] = HasInstanceArgument ? InstanceId : selection.Instances,
            [nameof(SecurityGroupId)] = SecurityGroupId,
            [nameof(ResourceGroupId)] = ResourceGroupId,
            [nameof(Status)] = Unattached ? [ListingPlanner.UnattachedStatus] : [.. Status.Select(static status => KnownValues.NormalizeCase(status.Trim(), KnownValues.Statuses)!)],
            [nameof(Type)] = [.. Type.Select(static type => KnownValues.NormalizeCase(type.Trim(), KnownValues.Types)!)],
            [nameof(PrimaryIpAddress)] = PrimaryIpAddress,
            [nameof(MacAddress)] = [.. MacAddress.Select(ValidateMacAddressAttribute.Canonicalize)],
            [nameof(WithoutTag)] = WithoutTag,
        }))
    {
        IpAddresses = addresses,
        Local = [.. LocalConditions()],
    };

    private IEnumerable<LocalCondition> LocalConditions()
    {
        // Rows without the member aren't managed by a service; sent as false, a service might leave them out.
        if (Unattached)
        {
            yield return new(nameof(Unattached), "-Unattached (not managed by a service)", static row => row.ServiceManaged != true);
        }

        if (OlderThan is { } age)
        {
            var now = DateTimeOffset.UtcNow;
            var latest = age < now - DateTimeOffset.MinValue ? now - age : DateTimeOffset.MinValue;
            yield return new(nameof(OlderThan), string.Create(CultureInfo.InvariantCulture, $"-OlderThan (created before {latest.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ})"), row => row.CreationTime < latest);
        }
    }

    private void RequireOneListing(int listings)
    {
        if (listings > 1 && (ParameterSetName == ByNumber || NextToken is not null))
        {
            Refuse(
                "Ali.SeveralListings",
                "-PageNumber and -NextToken apply to a single listing. Several regions, several values of a tag or more than 100 IDs need several listings.");
        }
    }

    void IListingWriter.WriteItem(object item)
    {
        (_sampler ??= new CacheSampler(RunspaceState.Current.CompletionCache)).Add(item);
        _progress?.Writing();
        WriteObject(ShowsProfile && item is NetworkInterface ? WithProfile(item) : item);
        _progress?.Written();
    }

    // A table with a column for the profile (Aliyun.Eni.Format.ps1xml).
    private static PSObject WithProfile(object row)
    {
        var shown = PSObject.AsPSObject(row);
        shown.TypeNames.Insert(0, "Aliyun.Eni.NetworkInterface#Profile");
        return shown;
    }

    // Exact where every region could be counted: the service counts by page number, whatever the listing is paged by.
    void IListingWriter.WriteTotalCount(ulong count, bool isExact) => WriteObject(PagingParameters.NewTotalCount(count, isExact ? 1.0 : 0.0));

    void IListingWriter.WriteFailure(ApiException error, (ulong Skip, ulong First) rest)
    {
        _progress?.Remove();

        // A wrong key or a missing permission fails in every region: it is one error, once all regions are known. After the first page, each region resumes elsewhere.
        if (_searched.Length > 1 && error.NextToken is null && ErrorCatalog.Find(error.Code, error.Message).IsAboutIdentity)
        {
            _identityFailures.Add(error);
        }
        else
        {
            WriteFailure(error, ErrorRecords.TargetOf(error), ResumeCommand.Format(error, MyInvocation.BoundParameters, _searched.Length == 1 ? rest : null));
        }
    }

    private void WriteIdentityFailures()
    {
        if (_identityFailures.Count == 0)
        {
            return;
        }

        foreach (var failures in _identityFailures.GroupBy(static error => (error.ProfileName, error.Code, error.Action)))
        {
            WriteError(ErrorRecords.Create([.. failures], MyInvocation.MyCommand.Name));
        }
    }

    // A credential that fails does so in each region: that is one error.
    void IListingWriter.WriteFailure(CredentialException error, string? profileName)
    {
        if (_failedCredentials.Add((profileName, error.Message)))
        {
            _progress?.Remove();
            WriteFailure(error, profileName);
        }
    }

    void IListingWriter.WriteNotFound(string parameter, string value) => WriteError(ErrorRecords.NotFound(parameter, value, _searched, MyInvocation.MyCommand.Name));

    void IListingWriter.WriteWarning(string text) => WriteWarning(text);

    void IListingWriter.WriteVerbose(string text) => WriteVerbose(text);

    private DescribeNetworkInterfaces Request(string region, IReadOnlyList<string> ids, IReadOnlyList<KeyValuePair<string, string?>> tags) => new(region)
    {
        Tags = tags,
        PrivateIpAddresses = PrivateIpAddress,
        Ipv6Addresses = Ipv6Address,
        NetworkInterfaceIds = ids,
        ServiceManaged = ServiceManaged,
        PageNumber = PageNumber,
        PageSize = PageSize,
        NextToken = NextToken,
        MaxResults = MaxResults,
    };
}
