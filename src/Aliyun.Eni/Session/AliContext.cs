namespace Aliyun.Eni.Session;

/// <summary>What a command of this session would use now, and where each value comes from. No secret is in it.</summary>
public sealed record AliContext
{
    /// <summary>The profile that is named; <see langword="null"/> for the default one.</summary>
    public string? ProfileName { get; internal init; }

    /// <summary>What the credentials are, an AccessKey ID masked; <see langword="null"/> when there are none.</summary>
    public string? Credential { get; internal init; }

    /// <summary>The AccessKey ID, masked; <see langword="null"/> when there is none yet (a role that has not been assumed).</summary>
    public string? AccessKeyId { get; internal init; }

    /// <summary>Where the credentials come from; when there are none, every place looked at.</summary>
    public required string CredentialSource { get; init; }

    /// <summary>The regions; <see langword="null"/> when there is none.</summary>
    public ValueList<string>? RegionId { get; internal init; }

    /// <summary>Where the regions come from.</summary>
    public required string RegionIdSource { get; init; }

    /// <summary>The endpoint for the first region, or the central one.</summary>
    public Uri? Endpoint { get; internal init; }

    /// <summary>Where the endpoint comes from.</summary>
    public required string EndpointSource { get; init; }

    /// <summary>Whether endpoints inside the VPC are used.</summary>
    public bool VpcEndpoint { get; internal init; }

    /// <summary>Where that comes from.</summary>
    public required string VpcEndpointSource { get; init; }

    /// <summary>The longest a request may take, in seconds.</summary>
    public double TimeoutSec { get; internal init; }

    /// <summary>Where that comes from.</summary>
    public required string TimeoutSecSource { get; init; }

    /// <summary>The proxy; <see langword="null"/> for the environment's.</summary>
    public Uri? Proxy { get; internal init; }

    /// <summary>Who the service says we are, when it was asked (-Test).</summary>
    public CallerIdentity? Identity { get; internal init; }

    internal static AliContext Of(ConnectionResolver resolver)
    {
        var credentials = Try(resolver.Credentials, out var nowhere);
        var regions = Try(resolver.Regions, out var noRegion);
        var endpoint = Try(() => resolver.Endpoint(regions?.Value[0]), out var noEndpoint);
        return new AliContext
        {
            ProfileName = resolver.ProfileName?.Value,
            Credential = credentials?.Value.Description,
            AccessKeyId = (credentials?.Value as Client.Credentials.StaticProvider)?.MaskedAccessKeyId,
            CredentialSource = credentials?.Source ?? nowhere!,
            RegionId = regions is null ? null : new ValueList<string>([.. regions.Value]),
            RegionIdSource = regions?.Source ?? noRegion ?? "none",
            Endpoint = endpoint?.Value,
            EndpointSource = endpoint?.Source ?? noEndpoint!,
            VpcEndpoint = resolver.VpcEndpoint.Value,
            VpcEndpointSource = resolver.VpcEndpoint.Source,
            TimeoutSec = resolver.Timeout.Value.TotalSeconds,
            TimeoutSecSource = resolver.Timeout.Source,
            Proxy = resolver.Proxy,
        };
    }

    private static Sourced<T>? Try<T>(Func<Sourced<T>?> resolve, out string? problem)
    {
        problem = null;
        try
        {
            return resolve();
        }
        catch (ConfigurationException missing)
        {
            problem = missing.Message;
            return null;
        }
    }
}
