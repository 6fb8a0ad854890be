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

    /// <summary>
    /// <para type="description">The region to ask, such as cn-hangzhou, in any case; several are asked side by side. A wildcard stands for the regions of
    /// the account that match: cn-*, or * for all; they are asked for first (DescribeRegions). API member: RegionId.</para>
    /// <para type="description">What cannot be the ID of a region is an error before any request. One that does not exist is an error that names the
    /// nearest known ones, and the other regions are still asked.</para>
    /// </summary>
    /// <value>Set-AliContext, else ALIBABA_CLOUD_REGION_ID, else the profile's, else the one of the ECS instance</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionIdCompleter))]
    public string[] RegionId { get; set; } = [];

    /// <summary>
    /// <para type="description">The profile whose credentials and region are used: one of the CLI's configuration file (~/.aliyun/config.json), else one
    /// of the SDKs' credentials file (~/.alibabacloud/credentials). Several are asked side by side. The name is compared to the letter.</para>
    /// <para type="description">A profile that does not exist, or has no usable keys, is an error before any request; where it is one of several, the
    /// others are still asked.</para>
    /// </summary>
    /// <value>Set-AliContext, else the first of the six places of about_Aliyun.Eni that has credentials</value>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string?[]? ProfileName { get; set; }

    /// <summary>
    /// <para type="description">The endpoint to ask instead of the region's own: a host, with a port or not, such as ecs.cn-beijing.aliyuncs.com or
    /// http://127.0.0.1:8700. It is asked by https://; http:// is accepted for this machine only, and anything else is an error before any request.</para>
    /// </summary>
    /// <value>Set-AliContext, else ALIBABA_CLOUD_ENDPOINT, else the region's own</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>
    /// <para type="description">An AccessKey to sign with: its ID as the user name, its secret as the password. A user name alone asks for the secret. For
    /// a key of STS, which has a token too, use Set-AliContext.</para>
    /// </summary>
    /// <value>Set-AliContext, else the profile's, else what the official SDKs would find</value>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// <para type="description">The longest a request may take, in seconds, each try for itself. One that takes longer counts as a lost connection and is
    /// tried again (-MaxRetry).</para>
    /// </summary>
    /// <value>Set-AliContext, else 30</value>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int? TimeoutSec { get; set; }

    /// <summary>
    /// <para type="description">How often a request is repeated at the most, where that helps: after a lost connection, an error of the server, or
    /// throttling; 0 for never. Before each repetition is the wait the service asks for, else a growing one.</para>
    /// </summary>
    /// <value>4</value>
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
