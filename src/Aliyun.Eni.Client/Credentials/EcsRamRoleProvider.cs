using System.Net;
using System.Text;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>The RAM role of the ECS instance this runs on, from the instance metadata service (IMDS): version 2 with a token, else version 1.</summary>
internal sealed class EcsRamRoleProvider(CredentialInputs inputs, string? roleName)
{
    /// <summary>Another address of the metadata service, on this machine only: a proxy of it, or a test.</summary>
    public const string EndpointVariable = "ALIBABA_CLOUD_ECS_METADATA_ENDPOINT";

    public const string RoleVariable = "ALIBABA_CLOUD_ECS_METADATA";

    public const string DisabledVariable = "ALIBABA_CLOUD_ECS_METADATA_DISABLED";

    public const string V1DisabledVariable = "ALIBABA_CLOUD_IMDSV1_DISABLED";

    private const string Address = "http://100.100.100.200";

    private const string Source = "The instance metadata service";

    private const string Roles = "/latest/meta-data/ram/security-credentials/";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Uri _address = inputs.Text(EndpointVariable) is { } text && Wire.EndpointAddress.TryParse(text, out var endpoint, out _) && Wire.EndpointAddress.IsThisMachine(endpoint)
        ? endpoint
        : new Uri(Address);

    public static ICredentialProvider Create(CredentialInputs inputs, string? roleName)
    {
        var role = new EcsRamRoleProvider(inputs, roleName);
        var description = roleName is null ? "the RAM role of this ECS instance" : $"RAM role {roleName} of this ECS instance";
        return inputs.Session(description, role.FetchAsync, "EcsRamRole", role._address.ToString(), roleName);
    }

    /// <summary>The region the instance is in.</summary>
    /// <exception cref="CredentialException">The service did not say.</exception>
    public static async Task<string> RegionAsync(CredentialInputs inputs, CancellationToken cancellationToken)
    {
        var metadata = new EcsRamRoleProvider(inputs, null);
        var token = await metadata.TokenAsync(cancellationToken).ConfigureAwait(false);
        var region = Encoding.UTF8.GetString((await metadata.GetAsync("/latest/meta-data/region-id", token, cancellationToken).ConfigureAwait(false)).Span).Trim();

        // It becomes a part of a host name.
        return Wire.EndpointTable.IsRegionId(region) ? region : throw new CredentialException($"{Source} answered with something that is no region.");
    }

    public async Task<Credential> FetchAsync(CancellationToken cancellationToken)
    {
        var token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        var role = roleName ?? Encoding.UTF8.GetString((await GetAsync(Roles, token, cancellationToken).ConfigureAwait(false)).Span).Trim();
        return IssuedKeys.Read(await GetAsync(Roles + Uri.EscapeDataString(role), token, cancellationToken).ConfigureAwait(false), Source);
    }

    private async Task<string?> TokenAsync(CancellationToken cancellationToken)
    {
        var request = new PlainRequest(HttpMethod.Put, new Uri(_address, "/latest/api/token")) { Header = ("X-aliyun-ecs-metadata-token-ttl-seconds", "21600") };
        CredentialException failure;
        try
        {
            var (status, body) = await SendAsync(request, cancellationToken).ConfigureAwait(false);
            var token = Encoding.UTF8.GetString(body.Span).Trim();
            if (status == HttpStatusCode.OK && token.All(static c => c is > ' ' and <= '~'))
            {
                return token;
            }

            failure = new CredentialException($"{Source} gave no token (HTTP {(int)status}).");
        }
        catch (CredentialException failed)
        {
            failure = failed;
        }

        return inputs.IsOn(V1DisabledVariable) ? throw failure : null;
    }

    private async Task<ReadOnlyMemory<byte>> GetAsync(string path, string? token, CancellationToken cancellationToken)
    {
        var request = new PlainRequest(HttpMethod.Get, new Uri(_address, path)) { Header = token is null ? null : ("X-aliyun-ecs-metadata-token", token) };
        var (status, body) = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return status switch
        {
            HttpStatusCode.OK => body,
            HttpStatusCode.NotFound => throw new CredentialException("This ECS instance has no RAM role attached.", "attach a RAM role to the instance"),
            _ => throw new CredentialException($"{Source} answered HTTP {(int)status}."),
        };
    }

    private Task<(HttpStatusCode Status, ReadOnlyMemory<byte> Body)> SendAsync(PlainRequest request, CancellationToken cancellationToken) =>
        PlainHttp.SendAsync(request, inputs.Direct, Source, Limit, inputs.Clock, cancellationToken);
}
