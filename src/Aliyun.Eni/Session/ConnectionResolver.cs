using System.Management.Automation;
using System.Net;
using System.Security;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Session;

/// <summary>
/// Resolves each setting of a connection: the cmdlet's parameter, else the session default, else the environment and the files of the CLI and the SDKs.
/// It sends no request.
/// </summary>
internal sealed class ConnectionResolver(ConnectionSettings given, ConnectionSettings defaults, CredentialEnvironment environment)
{
    /// <summary>Other tools of the vendor take this word for all regions.</summary>
    public const string AllRegions = "all";

    private const string OfContext = "Set-AliContext";

    private readonly ProfileSettings _profiles = new(environment);

    private ResolvedSetting<ICredentialProvider>? _credentials;

    /// <summary>The named profile; <see langword="null"/> for the default one.</summary>
    public ResolvedSetting<string>? ProfileName => given.ProfileName is { } name ? new(name, "-ProfileName")
        : given.Credential is null && defaults.ProfileName is { } ofContext ? new(ofContext, OfContext)
        : null;

    public ResolvedSetting<TimeSpan> Timeout => given.TimeoutSec is { } seconds ? new(TimeSpan.FromSeconds(seconds), "-TimeoutSec")
        : defaults.TimeoutSec is { } ofContext ? new(TimeSpan.FromSeconds(ofContext), OfContext)
        : new(ApiClientOptions.DefaultRequestTimeout, "default");

    public ResolvedSetting<bool> VpcEndpoint => defaults.VpcEndpoint is { } vpc ? new(vpc, OfContext)
        : environment.IsTrue("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED") ? new(true, "environment variable ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED")
        : _profiles.WantsVpc(ProfileName?.Value) is { } ofProfile ? ofProfile
        : new(false, "default");

    /// <summary>Resolves the credentials, once for all regions.</summary>
    /// <exception cref="ConfigurationException">There are no credentials, or they are empty.</exception>
    public ResolvedSetting<ICredentialProvider> Credentials() => _credentials ??= ResolveCredentials();

    /// <summary>Resolves the regions; <see langword="null"/> if none is configured, and only the instance metadata may know one.</summary>
    /// <exception cref="ConfigurationException">One of them isn't a region ID.</exception>
    public ResolvedSetting<IReadOnlyList<string>>? Regions()
    {
        var regions = given.RegionIds is { } ofCommand ? new ResolvedSetting<IReadOnlyList<string>>(ofCommand, "-RegionId")
            : defaults.RegionIds is { } ofContext ? new(ofContext, OfContext)
            : environment.GetValue("ALIBABA_CLOUD_REGION_ID") is { } variable ? new([variable], "environment variable ALIBABA_CLOUD_REGION_ID")
            : _profiles.Region(ProfileName?.Value) is { } ofProfile ? new([ofProfile.Value], ofProfile.Source)
            : null;
        if (regions?.Value.FirstOrDefault(static region => !IsRegion(region)) is { } wrong)
        {
            throw ConfigurationException.RegionMalformed(wrong, regions.Source);
        }

        // The service accepts lower case only.
        return regions is null ? null : regions with { Value = [.. regions.Value.Select(static region => region.Trim().ToLowerInvariant()).Select(static region => region == AllRegions ? "*" : region)] };
    }

    /// <summary>Resolves the endpoint.</summary>
    /// <param name="regionId">The region; <see langword="null"/> for the central endpoint.</param>
    /// <exception cref="ConfigurationException">The configured endpoint is invalid.</exception>
    public ResolvedSetting<Uri> Endpoint(string? regionId)
    {
        if (GivenEndpoint is { } text)
        {
            return EndpointAddress.TryParse(text.Value, out var endpoint, out var complaint)
                ? new(endpoint, text.Source)
                : throw ConfigurationException.EndpointMalformed(text.Value, text.Source, complaint);
        }

        return regionId is null || WildcardPattern.ContainsWildcardCharacters(regionId) ? new(ApiService.Ecs.Endpoint(), "central endpoint")
            : VpcEndpoint is { Value: true } vpc ? new(ApiService.Ecs.Endpoint(regionId, vpc: true), $"the region's VPC endpoint ({vpc.Source})")
            : new(ApiService.Ecs.Endpoint(regionId), "the region's own");
    }

    /// <summary>Resolves the proxy for an endpoint; <see langword="null"/> for a direct connection.</summary>
    public ProxySetting? Proxy(Uri? endpoint) => environment.Proxy(endpoint ?? ApiService.Ecs.Endpoint());

    /// <summary>Why the profile can't be read, although its file exists; <see langword="null"/> when it can.</summary>
    public string? ProfileProblem => _profiles.Problem(ProfileName?.Value);

    /// <summary>The session defaults that give another runspace the same settings: those of this one, overridden by the parameters.</summary>
    public ConnectionSettings ToDefaults() => defaults with
    {
        ProfileName = ProfileName?.Value,
        RegionIds = given.RegionIds ?? defaults.RegionIds,
        Endpoint = given.Endpoint ?? defaults.Endpoint,
        Credential = given.Credential ?? (given.ProfileName is null ? defaults.Credential : null),
        SecurityToken = given.Credential is null && given.ProfileName is null ? defaults.SecurityToken : null,
        TimeoutSec = given.TimeoutSec ?? defaults.TimeoutSec,
    };

    /// <summary>Creates the client of STS, for GetCallerIdentity.</summary>
    /// <exception cref="ConfigurationException">There are no credentials, or the configured endpoint is invalid.</exception>
    public ApiClient Sts()
    {
        Uri endpoint;
        try
        {
            endpoint = _profiles.StsEndpoint(ProfileName?.Value, VpcEndpoint.Value);
        }
        catch (CredentialException error)
        {
            throw ConfigurationException.EndpointMalformed(error);
        }

        return environment.StsClient(endpoint, Credentials().Value, ProfileName?.Value);
    }

    public Connection Connection(string? regionId)
    {
        var endpoint = Endpoint(regionId);
        var options = new ApiClientOptions(endpoint.Value, Credentials().Value)
        {
            EndpointRegionId = GivenEndpoint is null ? regionId : null,
            EndpointSource = endpoint.Source,
            // Of the credentials: -Credential replaces those of the profile.
            ProfileName = given.Credential is null ? ProfileName?.Value : null,
            RequestTimeout = Timeout.Value,
            MaxRetry = given.MaxRetry ?? RetryPolicy.DefaultMaxRetry,
            Proxy = environment.Proxy,
            Clock = environment.Clock,
        };
        return new(regionId, environment.Transport(endpoint.Value), options);
    }

    private ResolvedSetting<string>? GivenEndpoint => given.Endpoint is not null ? new(given.Endpoint, "-Endpoint")
        : defaults.Endpoint is not null ? new(defaults.Endpoint, OfContext)
        : environment.GetValue("ALIBABA_CLOUD_ENDPOINT") is { } variable ? new(variable, "environment variable ALIBABA_CLOUD_ENDPOINT")
        : null;

    private ResolvedSetting<ICredentialProvider> ResolveCredentials()
    {
        if (given.Credential is not null)
        {
            return new(Of(given.Credential, null, "-Credential"), "-Credential");
        }

        if (given.ProfileName is null && defaults.Credential is not null)
        {
            return new(Of(defaults.Credential, defaults.SecurityToken, "The credential of Set-AliContext"), OfContext);
        }

        try
        {
            var (provider, source) = CredentialChain.Resolve(environment, ProfileName?.Value);
            return new(provider, source);
        }
        catch (CredentialException error)
        {
            throw ConfigurationException.From(error);
        }
    }

    private static bool IsRegion(string region) => WildcardPattern.ContainsWildcardCharacters(region) ? WildcardText.IsValid(region) : ApiService.IsRegionId(region.Trim());

    private static StaticProvider Of(PSCredential credential, SecureString? token, string source)
    {
        // PSCredential.Empty has neither.
        var secret = credential.GetNetworkCredential()?.Password;
        if (string.IsNullOrWhiteSpace(credential.UserName) || string.IsNullOrWhiteSpace(secret))
        {
            throw ConfigurationException.CredentialEmpty(source);
        }

        try
        {
            return new StaticProvider(Credential.Parse(source, credential.UserName, secret, token is null ? null : new NetworkCredential(string.Empty, token).Password));
        }
        catch (CredentialException error)
        {
            throw ConfigurationException.From(error);
        }
    }
}
