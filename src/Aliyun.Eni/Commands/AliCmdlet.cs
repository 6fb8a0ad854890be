using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Session;
using Aliyun.Eni.Text;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet that calls the service, with the parameters that select region, endpoint and credentials.</summary>
public abstract class AliCmdlet : AsyncPSCmdlet
{
    private const string InputObjectName = "InputObject";

    private readonly Dictionary<string, IReadOnlyList<string>> _expandedProfiles = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<string>?> _accountRegions = new(StringComparer.Ordinal);

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    private ActionPreference _warnings;

    private bool _hasProfileArgument;

    private protected AliCmdlet()
    {
    }

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="RegionId"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [CellTransformation(IsList = true)]
    [ValidateWildcard]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] RegionId { get; set; } = [];

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="ProfileName"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [ValidateWildcard]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string?[]? ProfileName { get; set; }

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="Endpoint"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [RequireText]
    public string? Endpoint { get; set; }

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="Credential"]/*'/>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="TimeoutSec"]/*'/>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int? TimeoutSec { get; set; }

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="MaxRetry"]/*'/>
    [Parameter]
    [ValidateRange(0, 100)]
    public int? MaxRetry { get; set; }

    /// <summary>
    /// Refuses an empty value on the command line, such as a variable that isn't set. Only an empty cell of a row means that a parameter isn't given.
    /// </summary>
    protected override void BeginProcessing()
    {
        _hasProfileArgument = MyInvocation.BoundParameters.ContainsKey(nameof(ProfileName));
        _warnings = Preference<ActionPreference>("WarningAction", "WarningPreference");
        foreach (var (name, value) in MyInvocation.BoundParameters)
        {
            var acceptsEmptyText = AcceptsEmptyText(name);
            if (name != InputObjectName && (value is null || (!acceptsEmptyText && TakesCells(name) && IsEmpty(value))))
            {
                var remedy = acceptsEmptyText ? "Specify text, or omit the parameter." : "Specify a value, or omit the parameter.";
                Refuse("Ali.ValueMissing", $"-{name} is {(value is null ? "$null" : "empty")}. {remedy}");
            }

            // An empty one would stand for the default profile.
            if (name == nameof(ProfileName) && PSValue.Elements(value).Any(IsEmpty))
            {
                Refuse("Ali.ValueMissing", "A value of -ProfileName is empty.");
            }
        }

        if (PipelineInput.Problem(MyInvocation) is { } problem)
        {
            Refuse(PipelineInput.PassThruMissing, problem);
        }
    }

    /// <summary>Ends the command because of invalid parameters.</summary>
    private protected void Refuse(string code, string message, string? adviceCode = null) =>
        ThrowTerminatingError(ErrorRecords.Invalid(code, message, MyInvocation.MyCommand.Name, adviceCode: adviceCode));

    /// <summary>Whether an empty text is a value of a parameter.</summary>
    private protected virtual bool AcceptsEmptyText(string parameter) => false;

    /// <summary>The value of a common parameter, or else of its preference variable.</summary>
    private protected T Preference<T>(string? parameter, string variable) => LanguagePrimitives.ConvertTo<T>(
        parameter is not null && MyInvocation.BoundParameters.TryGetValue(parameter, out var bound) ? bound : GetVariableValue(variable));

    // The set of values is open, so an unknown one is sent.
    private protected void WarnOfUnknown(string parameter, IEnumerable<string> values, string[] known)
    {
        foreach (var value in values)
        {
            string[] all = [.. known.Union(RunspaceState.Current.CompletionCache.Values(parameter), StringComparer.Ordinal)];
            if (!all.Contains(value.Trim(), StringComparer.OrdinalIgnoreCase))
            {
                var nearest = SimilarText.Nearest(value.Trim(), all);
                WriteWarning($"{Redaction.Quote(value)} isn't a known value of -{parameter}.{(nearest.Count > 0 ? $" Did you mean {string.Join(" or ", nearest)}?" : $" Known values: {string.Join(", ", known)}.")}");
            }
        }
    }

    /// <summary>Warns after Ctrl+C: a stopped pipeline takes no more warnings; the host still does.</summary>
    private protected void WarnDirectly(string text)
    {
        if (_warnings is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore))
        {
            Host?.UI?.WriteWarningLine(TerminalText.Sanitize(text, isMultiline: true));
        }
    }

    /// <summary>Whether a parameter is bound to a property of an input object.</summary>
    private protected bool TakesCells(string parameter) => MyInvocation.MyCommand.Parameters[parameter].ParameterSets.Values.Any(static set => set.ValueFromPipelineByPropertyName);

    private protected static bool IsEmpty(object? value) => PSValue.Unwrap(value) switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        IEnumerable items and not IDictionary => items.Cast<object?>().All(IsEmpty),
        _ => false,
    };

    /// <summary>The named profiles, or the unnamed default. A network interface read from a CSV file has an empty profile name.</summary>
    private protected IReadOnlyList<string?> Profiles =>
        ProfileName is { Length: > 0 } names ? [.. names.SelectMany(ExpandProfile).Distinct(StringComparer.Ordinal)] : [null];

    /// <summary>Creates the resolver of region, endpoint and credentials from the parameters, the session defaults and the environment.</summary>
    private protected ConnectionResolver CreateResolver(string? profileName, IReadOnlyList<string> regionIds)
    {
        var state = RunspaceState.Current;
        var context = state.Defaults;
        var inputs = ProcessInputs.Create(context.Proxy) with { Cancellation = StoppingToken, Clock = state.Clock };
        foreach (var warning in FilePermissions.Warnings(inputs))
        {
            WriteWarning(warning);
        }

        var given = new ConnectionSettings
        {
            RegionIds = regionIds.Count > 0 ? regionIds : null,
            ProfileName = profileName,
            Endpoint = Endpoint,
            Credential = Credential,
            TimeoutSec = TimeoutSec,
            MaxRetry = MaxRetry,
        };
        return new ConnectionResolver(given, context, inputs);
    }

    /// <summary>
    /// Runs work for one profile. Missing settings are a terminating error; if several profiles are named, or for the region of a pipeline object, a
    /// non-terminating one, and the result is <see langword="null"/>.
    /// </summary>
    private protected T? TryForProfile<T>(string? profileName, Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException) when (StoppingToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (ConfigurationException error) when (Profiles.Count > 1 || IsOfInput(error, profileName))
        {
            // A profile that several objects name is one error.
            if (_reported.Add($"{profileName} {error.Message}"))
            {
                WriteError(Record(error, error.Target ?? profileName));
            }

            return null;
        }
        catch (ConfigurationException error)
        {
            Terminate(error);
            throw;
        }
    }

    // The other objects may have another region and profile.
    private bool IsOfInput(ConfigurationException error, string? profileName) =>
        MyInvocation.ExpectingInput && (error.ErrorId == ConfigurationException.RegionMalformedId || (profileName is not null && !_hasProfileArgument));

    /// <summary>Resolves a connection for each region; wildcards are resolved by DescribeRegions.</summary>
    /// <exception cref="ConfigurationException">The region or the credentials are missing or invalid.</exception>
    private protected IReadOnlyList<Connection> ResolveConnections(string? profileName, IReadOnlyList<string> regionIds)
    {
        var resolver = CreateResolver(profileName, regionIds);
        var regions = resolver.Regions()?.Value ?? [InstanceRegion(resolver)];
        return [.. ExpandWildcards(regions, resolver).Distinct(StringComparer.OrdinalIgnoreCase).Select(resolver.Connection)];
    }

    /// <summary>The profiles that a wildcard stands for; one that matches no profile is an error, once.</summary>
    private IReadOnlyList<string?> ExpandProfile(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || !WildcardPattern.ContainsWildcardCharacters(name))
        {
            return [string.IsNullOrWhiteSpace(name) ? null : name];
        }

        if (!_expandedProfiles.TryGetValue(name, out var profiles))
        {
            try
            {
                profiles = ProfileNames.Matching(ProcessInputs.Create(null) with { Cancellation = StoppingToken }, name);
            }
            catch (ConfigurationException error)
            {
                WriteError(Record(error, name));
                profiles = [];
            }

            _expandedProfiles[name] = profiles;
        }

        return profiles;
    }

    private IEnumerable<string> ExpandWildcards(IReadOnlyList<string> regions, ConnectionResolver resolver) => regions.Any(WildcardPattern.ContainsWildcardCharacters)
        ? regions.SelectMany(region => Matching(region, AccountRegions(resolver)))
        : regions;

    /// <summary>The regions of the account, requested once for each profile; <see langword="null"/> after an error.</summary>
    private IReadOnlyList<string>? AccountRegions(ConnectionResolver resolver)
    {
        var profile = resolver.ProfileName?.Value ?? string.Empty;
        if (!_accountRegions.TryGetValue(profile, out var regions))
        {
            var connection = resolver.Connection(null);
            var response = Call(connection.Options.Endpoint.Host, (observer, token) => connection.CreateClient(observer).SendAsync(new DescribeRegions(), token));
            regions = response is null ? null : ValidRegions([.. response.Select(static region => region.RegionId?.ToLowerInvariant()).OfType<string>().Distinct(StringComparer.Ordinal)]);
            _accountRegions[profile] = regions;
        }

        return regions;
    }

    // A region becomes a part of a host name, so those of a response are checked like those of the user.
    private string[] ValidRegions(string[] regions)
    {
        string[] invalid = [.. regions.Where(static region => !ApiService.IsRegionId(region))];
        if (invalid.Length > 0)
        {
            var error = ConfigurationException.RegionsMalformed(invalid);
            WriteError(Record(error, error.Target));
        }

        return [.. regions.Where(ApiService.IsRegionId)];
    }

    private string[] Matching(string region, IReadOnlyList<string>? known)
    {
        if (known is null || !WildcardPattern.ContainsWildcardCharacters(region))
        {
            return WildcardPattern.ContainsWildcardCharacters(region) ? [] : [region];
        }

        var pattern = new WildcardPattern(region, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        string[] matching = [.. known.Where(pattern.IsMatch)];
        if (matching.Length == 0)
        {
            WriteError(Record(ConfigurationException.NoSuchRegion(region), region));
        }

        return matching;
    }

    /// <summary>Gets the region of the ECS instance that runs this session.</summary>
    private string InstanceRegion(ConnectionResolver resolver)
    {
        // Without credentials the profile with the region is missing as well; the error must name the cause.
        _ = resolver.Credentials();

        if (!EcsInstanceDetector.IsThisMachine())
        {
            throw ConfigurationException.RegionMissing(resolver.ProfileProblem);
        }

        string? region = null;
        Run(async (_, token) => region = await EcsRamRoleProvider.GetRegionAsync(ProcessInputs.Create(null), token).ConfigureAwait(false));
        return region!;
    }
}
