using System.Management.Automation;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet that asks the service: where, and who it is.</summary>
public abstract class AliCommand : PumpingCommand
{
    private protected AliCommand()
    {
    }

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="RegionId"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionIdCompleter))]
    public string[] RegionId { get; set; } = [];

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="ProfileName"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string?[]? ProfileName { get; set; }

    /// <include file='../en-US/ConnectionParameters.xml' path='help/parameter[@name="Endpoint"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
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

    /// <summary>The profiles that are named; one that is not, where none is. A network interface that comes back from a CSV has an empty one.</summary>
    private protected IReadOnlyList<string?> Profiles =>
        ProfileName is { Length: > 0 } names ? [.. names.Select(static name => string.IsNullOrEmpty(name) ? null : name).Distinct(StringComparer.Ordinal)] : [null];

    /// <summary>Decides where and who, of the parameters, the runspace and everything outside.</summary>
    private protected ConnectionResolver Resolver(string? profileName, IReadOnlyList<string> regionIds)
    {
        var context = RunspaceContext.Current;
        var inputs = ProcessInputs.Create(context.Proxy);
        foreach (var warning in FilePermissions.Warnings(inputs))
        {
            WriteWarning(warning);
        }

        return new ConnectionResolver(new ConnectionParameters(regionIds, Endpoint, Credential, profileName, TimeoutSec, MaxRetry), context, inputs);
    }

    /// <summary>
    /// Does something with a profile. What it lacks is a terminating error, before any request; where it is one of several, an error that lets the
    /// others go on.
    /// </summary>
    private protected T? With<T>(string? profileName, Func<T> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (ConfigurationException error) when (Profiles.Count > 1)
        {
            WriteError(Record(error, profileName));
            return null;
        }
        catch (ConfigurationException error)
        {
            Terminate(error);
            throw;
        }
    }

    /// <summary>A connection for each region; wildcards are resolved by asking the service which regions there are.</summary>
    /// <exception cref="ConfigurationException">It cannot be told where or who.</exception>
    private protected IReadOnlyList<Connection> Connect(string? profileName, IReadOnlyList<string> regionIds)
    {
        var resolver = Resolver(profileName, regionIds);
        var regions = resolver.Regions()?.Value ?? [InstanceRegion(resolver)];
        return [.. Expand(regions, resolver).Distinct(StringComparer.Ordinal).Select(resolver.Connection)];
    }

    private IEnumerable<string> Expand(IReadOnlyList<string> regions, ConnectionResolver resolver)
    {
        if (!regions.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            return regions;
        }

        var connection = resolver.Connection(null);
        var known = Ask(connection.Endpoint.Host, (tell, token) => connection.Client(tell).DescribeRegionsAsync(null, token));
        return known is null ? [] : regions.SelectMany(region => Matching(region, [.. known.Select(static one => one.RegionId).OfType<string>()]));
    }

    private string[] Matching(string region, IReadOnlyList<string> known)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(region))
        {
            return [region];
        }

        var pattern = new WildcardPattern(region, WildcardOptions.IgnoreCase);
        string[] matching = [.. known.Where(pattern.IsMatch)];
        if (matching.Length == 0)
        {
            WriteError(Record(new ConfigurationException("Ali.NoSuchRegion", $"No region of the account matches '{region}'.", region), region));
        }

        return matching;
    }

    /// <summary>The region of the ECS instance this runs on, where it is one.</summary>
    private string InstanceRegion(ConnectionResolver resolver)
    {
        // A profile that does not exist has no region either, and that is not what has to be told.
        if (resolver.ProfileName is not null)
        {
            _ = resolver.Credentials();
        }

        const string Missing =
            "No region to ask: give -RegionId, such as cn-hangzhou, or set one with Set-AliContext -RegionId, the environment variable ALIBABA_CLOUD_REGION_ID, or aliyun configure.";
        if (!EcsInstance.IsThisMachine())
        {
            throw new ConfigurationException("Ali.RegionMissing", Missing, remedy: "Set-AliContext -RegionId cn-hangzhou");
        }

        string? region = null;
        Pump(async (_, token) => region = await EcsRamRoleProvider.RegionAsync(ProcessInputs.Create(null), token).ConfigureAwait(false));
        return region!;
    }
}
