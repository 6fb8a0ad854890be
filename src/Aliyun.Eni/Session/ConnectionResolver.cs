using System.Management.Automation;
using System.Net;
using System.Security;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Session;

/// <summary>
/// Decides each value of a connection: the command's own parameter, else the runspace's context, else what the environment and the files of the SDKs and
/// the CLI say. Asks no network.
/// </summary>
internal sealed class ConnectionResolver(ConnectionParameters given, ContextSettings context, CredentialEnvironment environment)
{
    private const string OfContext = "Set-AliContext";

    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly ProfileSettings _profiles = new(environment);

    /// <summary>The profile that is named, not the default one.</summary>
    public Sourced<string>? ProfileName => given.ProfileName is { } name ? new(name, "-ProfileName")
        : given.Credential is null && context.ProfileName is { } ofContext ? new(ofContext, OfContext)
        : null;

    public Sourced<TimeSpan> Timeout => given.TimeoutSec is { } seconds ? new(TimeSpan.FromSeconds(seconds), "-TimeoutSec")
        : context.TimeoutSec is { } ofContext ? new(TimeSpan.FromSeconds(ofContext), OfContext)
        : new(DefaultTimeout, "default");

    public Sourced<bool> VpcEndpoint => context.VpcEndpoint is { } vpc ? new(vpc, OfContext)
        : environment.IsTrue("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED") ? new(true, "environment variable ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED")
        : _profiles.WantsVpc(ProfileName?.Value) is { } ofProfile ? ofProfile
        : new(false, "default");

    /// <exception cref="ConfigurationException">There are no credentials, or they are empty.</exception>
    public Sourced<ICredentialProvider> Credentials()
    {
        if (given.Credential is not null)
        {
            return new(Of(given.Credential, null, "-Credential"), "-Credential");
        }

        if (given.ProfileName is null && context.Credential is not null)
        {
            return new(Of(context.Credential, context.SecurityToken, "the credential of Set-AliContext"), OfContext);
        }

        try
        {
            var (provider, source) = CredentialChain.Resolve(environment, ProfileName?.Value);
            return new(provider, source);
        }
        catch (CredentialException nowhere)
        {
            throw new ConfigurationException("Ali.CredentialMissing", nowhere.Message, remedy: nowhere.Remedy, innerException: nowhere);
        }
    }

    /// <summary>The regions; <see langword="null"/> where none is named and only the instance's metadata may know.</summary>
    /// <exception cref="ConfigurationException">One of them cannot be a region.</exception>
    public Sourced<IReadOnlyList<string>>? Regions()
    {
        var regions = given.RegionIds.Count > 0 ? new Sourced<IReadOnlyList<string>>(given.RegionIds, "-RegionId")
            : context.RegionIds is { } ofContext ? new(ofContext, OfContext)
            : environment.GetValue("ALIBABA_CLOUD_REGION_ID") is { } variable ? new([variable], "environment variable ALIBABA_CLOUD_REGION_ID")
            : _profiles.Region(ProfileName?.Value) is { } ofProfile ? new([ofProfile.Value], ofProfile.Source)
            : null;
        if (regions?.Value.FirstOrDefault(static region => !ApiService.IsRegionId(region) && !WildcardPattern.ContainsWildcardCharacters(region)) is { } wrong)
        {
            throw new ConfigurationException("Ali.RegionMalformed", $"'{wrong}' cannot be the ID of a region; one looks like cn-hangzhou.", wrong);
        }

        // The service takes lower case only.
        return regions is null ? null : regions with { Value = [.. regions.Value.Select(static region => region.Trim().ToLowerInvariant())] };
    }

    /// <param name="regionId">The region; <see langword="null"/> for the central endpoint.</param>
    /// <exception cref="ConfigurationException">What is given is no endpoint.</exception>
    public Sourced<Uri> Endpoint(string? regionId)
    {
        if (GivenEndpoint is { } text)
        {
            return EndpointAddress.TryParse(text.Value, out var endpoint, out var complaint)
                ? new(endpoint, text.Source)
                : throw new ConfigurationException("Ali.EndpointMalformed", $"The endpoint '{EndpointAddress.Shown(text.Value)}' ({text.Source}) {complaint}.", EndpointAddress.Shown(text.Value));
        }

        return regionId is null || WildcardPattern.ContainsWildcardCharacters(regionId) ? new(ApiService.Ecs.Endpoint(), "central endpoint")
            : VpcEndpoint is { Value: true } vpc ? new(ApiService.Ecs.Endpoint(regionId, vpc: true), $"the region's VPC endpoint ({vpc.Source})")
            : new(ApiService.Ecs.Endpoint(regionId), "the region's own");
    }

    public Uri? Proxy => context.Proxy;

    /// <summary>The service that says who one is.</summary>
    /// <exception cref="ConfigurationException">There are no credentials, or what is given as its endpoint is none.</exception>
    public ApiClient Sts()
    {
        Uri endpoint;
        try
        {
            endpoint = _profiles.StsEndpoint(ProfileName?.Value, VpcEndpoint.Value);
        }
        catch (CredentialException wrong)
        {
            throw new ConfigurationException("Ali.EndpointMalformed", wrong.Message, innerException: wrong);
        }

        return environment.StsClient(endpoint, Credentials().Value);
    }

    public Connection Connection(string? regionId) => new(
        regionId, Endpoint(regionId).Value, GivenEndpoint is null && regionId is not null, Credentials().Value, ProfileName?.Value, Timeout.Value, given.MaxRetry ?? RetryPolicy.DefaultMaxRetry, context.Proxy);

    private Sourced<string>? GivenEndpoint => given.Endpoint is not null ? new(given.Endpoint, "-Endpoint")
        : context.Endpoint is not null ? new(context.Endpoint, OfContext)
        : environment.GetValue("ALIBABA_CLOUD_ENDPOINT") is { } variable ? new(variable, "environment variable ALIBABA_CLOUD_ENDPOINT")
        : null;

    private static StaticProvider Of(PSCredential credential, SecureString? token, string source)
    {
        // PSCredential.Empty has neither.
        var secret = credential.GetNetworkCredential()?.Password;
        if (string.IsNullOrWhiteSpace(credential.UserName) || string.IsNullOrWhiteSpace(secret))
        {
            throw new ConfigurationException("Ali.CredentialMissing", $"There is an empty part in {source}: its user name is the AccessKey ID, its password the secret.");
        }

        try
        {
            return new StaticProvider(Credential.Parse(source, credential.UserName, secret, token is null ? null : new NetworkCredential(string.Empty, token).Password));
        }
        catch (CredentialException malformed)
        {
            throw new ConfigurationException("Ali.CredentialMissing", malformed.Message, remedy: malformed.Remedy, innerException: malformed);
        }
    }
}
