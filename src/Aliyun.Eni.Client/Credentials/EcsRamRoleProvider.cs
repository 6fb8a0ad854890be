using System.Net;
using System.Text;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Provides the RAM role of this ECS instance, from the instance metadata service (IMDS): version 2 with a token, else version 1.</summary>
internal sealed class EcsRamRoleProvider
{
    /// <summary>Another address of the metadata service, on this machine only: a proxy for it, or a test.</summary>
    public const string EndpointVariable = "ALIBABA_CLOUD_ECS_METADATA_ENDPOINT";

    private const string RoleVariable = "ALIBABA_CLOUD_ECS_METADATA";

    private const string DisabledVariable = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";

    private const string V1DisabledVariable = "ALIBABA_CLOUD_IMDSV1_DISABLED";

    private const string Source = "The instance metadata service";

    private const string RolesPath = "/latest/meta-data/ram/security-credentials/";

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly CredentialEnvironment _environment;
    private readonly Uri _address;

    private EcsRamRoleProvider(CredentialEnvironment environment)
    {
        _environment = environment;
        _address = environment.GetValue(EndpointVariable) is { } text && EndpointAddress.TryParse(text, out var endpoint, out _) && EndpointAddress.IsThisMachine(endpoint)
            ? endpoint
            : new Uri($"http://{EcsInstanceDetector.MetadataAddress}");
    }

    public static ICredentialProvider Create(CredentialEnvironment environment, string? roleName)
    {
        var metadata = new EcsRamRoleProvider(environment);
        var description = roleName is null ? "the RAM role of this ECS instance" : $"RAM role {roleName} of this ECS instance";
        return environment.GetOrAddSession((nameof(EcsRamRoleProvider), metadata._address, roleName), description, token => metadata.FetchAsync(roleName, token));
    }

    /// <summary>
    /// Gets the provider on an ECS instance, or where the environment names the role. On other machines the request would only time out after one second.
    /// </summary>
    public static CredentialResult TryCreate(CredentialEnvironment environment)
    {
        if (environment.IsTrue(DisabledVariable))
        {
            return CredentialResult.NotConfigured($"disabled by {DisabledVariable}");
        }

        var role = environment.GetValue(RoleVariable);
        return role is not null || environment.GetValue(EndpointVariable) is not null || environment.IsEcsInstance()
            ? CredentialResult.From(() => Create(environment, role))
            : CredentialResult.NotConfigured($"this machine isn't an ECS instance, and {RoleVariable} isn't set");
    }

    /// <summary>Gets the region of the instance.</summary>
    /// <exception cref="CredentialException">The metadata service didn't return a region.</exception>
    public static async Task<string> GetRegionAsync(CredentialEnvironment environment, CancellationToken cancellationToken)
    {
        var metadata = new EcsRamRoleProvider(environment);
        var token = await metadata.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        var region = GetText(await metadata.GetAsync("/latest/meta-data/region-id", token, cancellationToken).ConfigureAwait(false));

        // The region becomes a part of a host name.
        return ApiService.IsRegionId(region) ? region : throw new CredentialException($"{Source} returned a malformed region.");
    }

    private async Task<Credential> FetchAsync(string? roleName, CancellationToken cancellationToken)
    {
        var token = await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        var role = roleName ?? GetText(await GetAsync(RolesPath, token, cancellationToken).ConfigureAwait(false));
        return CredentialJson.Read(await GetAsync(RolesPath + Uri.EscapeDataString(role), token, cancellationToken).ConfigureAwait(false), Source);
    }

    private async Task<string?> GetTokenAsync(CancellationToken cancellationToken)
    {
        CredentialException failure;
        try
        {
            var (status, body) = await SendAsync(HttpMethod.Put, "/latest/api/token", "X-aliyun-ecs-metadata-token-ttl-seconds", "21600", cancellationToken).ConfigureAwait(false);
            var token = GetText(body);
            if (status == HttpStatusCode.OK && token.All(static c => c is > ' ' and <= '~'))
            {
                return token;
            }

            failure = new CredentialException($"{Source} returned no token (HTTP {(int)status}).");
        }
        catch (CredentialException failed)
        {
            failure = failed;
        }

        return _environment.IsTrue(V1DisabledVariable) ? throw failure : null;
    }

    private async Task<ReadOnlyMemory<byte>> GetAsync(string path, string? token, CancellationToken cancellationToken)
    {
        var (status, body) = await SendAsync(HttpMethod.Get, path, "X-aliyun-ecs-metadata-token", token, cancellationToken).ConfigureAwait(false);
        return status switch
        {
            HttpStatusCode.OK => body,
            HttpStatusCode.NotFound => throw new CredentialException("This ECS instance has no RAM role attached.", "Attach a RAM role to the instance."),
            _ => throw new CredentialException($"{Source} returned HTTP {(int)status}."),
        };
    }

    private async Task<(HttpStatusCode Status, ReadOnlyMemory<byte> Body)> SendAsync(
        HttpMethod method, string path, string headerName, string? headerValue, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address, path));
        if (headerValue is not null)
        {
            request.Headers.Add(headerName, headerValue);
        }

        return await UnsignedHttpClient.SendAsync(_environment, request, Source, Timeout, cancellationToken).ConfigureAwait(false);
    }

    private static string GetText(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span).Trim();
}
