using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Session;

namespace Aliyun.Eni;

/// <summary>
/// The settings that the cmdlets of a session use, with the source of each. No secret is in its properties; <c>Set-AliContext</c> accepts it from another
/// runspace of the same process.
/// </summary>
public sealed record AliContext
{
    /// <summary>The named profile; <see langword="null"/> for the default one.</summary>
    public string? ProfileName { get; internal init; }

    /// <summary>The kind of the credentials, with a masked AccessKey ID; <see langword="null"/> if there are none.</summary>
    public string? Credential { get; internal init; }

    /// <summary>The masked AccessKey ID; <see langword="null"/> if there is none yet, as for a role that isn't assumed.</summary>
    public string? AccessKeyId { get; internal init; }

    /// <summary>The source of the credentials; without credentials, every source that was tried.</summary>
    public required string CredentialSource { get; init; }

    /// <summary>The regions; <see langword="null"/> if there are none.</summary>
    public ValueList<string>? RegionId { get; internal init; }

    /// <summary>The source of the regions.</summary>
    public required string RegionIdSource { get; init; }

    /// <summary>The endpoint of the first region, or the central one.</summary>
    public Uri? Endpoint { get; internal init; }

    /// <summary>The source of the endpoint.</summary>
    public required string EndpointSource { get; init; }

    /// <summary>Whether endpoints inside the VPC are used.</summary>
    public bool VpcEndpoint { get; internal init; }

    /// <summary>The source of <see cref="VpcEndpoint"/>.</summary>
    public required string VpcEndpointSource { get; init; }

    /// <summary>The timeout of a request, in seconds.</summary>
    public double TimeoutSec { get; internal init; }

    /// <summary>The source of the timeout.</summary>
    public required string TimeoutSecSource { get; init; }

    /// <summary>The proxy for <see cref="Endpoint"/>, without user name and password; <see langword="null"/> for a direct connection.</summary>
    public string? Proxy { get; internal init; }

    /// <summary>The source of the proxy.</summary>
    public required string ProxySource { get; init; }

    /// <summary>The account and identity of the credentials, if they were tested (-Test).</summary>
    public CallerIdentity? Identity { get; internal init; }

    /// <summary>The settings themselves, with the credentials in memory. A field: neither the engine nor a serializer sees it.</summary>
    internal ConnectionSettings Defaults = ConnectionSettings.Empty;

    internal static AliContext From(ConnectionResolver resolver)
    {
        var credentials = Try(resolver.Credentials, out var noCredentials);
        var regions = Try(resolver.Regions, out var noRegion);
        var endpoint = Try(() => resolver.Endpoint(regions?.Value[0]), out var noEndpoint);
        var proxy = resolver.Proxy(endpoint?.Value);
        return new AliContext
        {
            ProfileName = resolver.ProfileName?.Value,
            Credential = credentials?.Value.Description,
            AccessKeyId = (credentials?.Value as StaticProvider)?.MaskedAccessKeyId,
            CredentialSource = credentials?.Source ?? $"{noCredentials!.Message}{(noCredentials.Remedy is { } remedy ? $" {remedy}" : string.Empty)}",
            RegionId = regions is null ? null : new ValueList<string>([.. regions.Value]),
            RegionIdSource = regions?.Source ?? noRegion?.Message ?? resolver.ProfileProblem ?? "none",
            Endpoint = endpoint?.Value,
            EndpointSource = endpoint?.Source ?? noEndpoint!.Message,
            VpcEndpoint = resolver.VpcEndpoint.Value,
            VpcEndpointSource = resolver.VpcEndpoint.Source,
            TimeoutSec = resolver.Timeout.Value.TotalSeconds,
            TimeoutSecSource = resolver.Timeout.Source,
            Proxy = proxy?.Address.ToString(),
            ProxySource = proxy?.Source ?? (endpoint is { Value: var uri } && EndpointAddress.IsThisMachine(uri) ? "direct connection to this machine" : "none"),
            Defaults = resolver.ToDefaults(),
        };
    }

    private static ResolvedSetting<T>? Try<T>(Func<ResolvedSetting<T>?> resolve, out ConfigurationException? problem)
    {
        problem = null;
        try
        {
            return resolve();
        }
        catch (ConfigurationException missing)
        {
            problem = missing;
            return null;
        }
    }
}
