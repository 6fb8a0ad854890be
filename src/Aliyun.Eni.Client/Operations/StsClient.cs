using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Client.Operations;

/// <summary>The Security Token Service (STS 2015-04-01): roles assumed, and who one is.</summary>
internal sealed class StsClient
{
    private const string Version = "2015-04-01";

    /// <summary>Bytes; an answer with keys has some 2,000.</summary>
    private const int LargestAnswer = 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly SignedTransport _transport;
    private readonly TimeProvider _clock;

    /// <param name="transport">Sends the requests.</param>
    /// <param name="endpoint">Where.</param>
    /// <param name="source">Signs them; <see langword="null"/> where none is needed (AssumeRoleWithOIDC).</param>
    /// <param name="clock">The time of the signatures.</param>
    /// <param name="retries">Repeats what fails: asking for a session twice gives two, and harms nobody.</param>
    public StsClient(HttpMessageInvoker transport, Uri endpoint, ICredentialProvider? source, TimeProvider clock, IRetries retries)
    {
        _clock = clock;
        Endpoint = endpoint;
        _transport = new SignedTransport(transport, new EcsClientOptions(endpoint, source) { Clock = clock, RequestTimeout = Limit, Retries = retries });
    }

    public Uri Endpoint { get; }

    public Task<Credential> AssumeRoleAsync(AssumeRoleParameters role, CancellationToken cancellationToken)
    {
        var query = Role(role);
        query.Add("ExternalId", role.ExternalId);
        return AssumeAsync(role, new EcsRequest("AssumeRole", Version, query.ToString()), cancellationToken);
    }

    /// <summary>The token is a secret: it travels in the body, and the request is not signed.</summary>
    public Task<Credential> AssumeRoleWithOidcAsync(AssumeRoleParameters role, string providerArn, string token, CancellationToken cancellationToken)
    {
        var common = new QueryParameters();
        common.Add("Action", "AssumeRoleWithOIDC");
        common.Add("Format", "JSON");
        common.Add("Version", Version);
        common.Add("Timestamp", Acs3Signer.Time(_clock.GetUtcNow()));
        common.Add("SignatureNonce", Guid.NewGuid().ToString("N"));
        var form = Role(role);
        form.Add("OIDCProviderArn", providerArn);
        form.Add("OIDCToken", token);
        var request = new EcsRequest("AssumeRoleWithOIDC", Version, common.ToString())
        {
            ContentType = "application/x-www-form-urlencoded",
            Body = Encoding.ASCII.GetBytes(form.ToString()),
        };
        return AssumeAsync(role, request, cancellationToken);
    }

    public Task<CallerIdentity> GetCallerIdentityAsync(CancellationToken cancellationToken) => SendAsync(
        new EcsRequest("GetCallerIdentity", Version, string.Empty),
        static answer => new CallerIdentity(Text(answer, "AccountId"), Text(answer, "Arn"), Text(answer, "IdentityType"), Text(answer, "PrincipalId")),
        cancellationToken);

    private static QueryParameters Role(AssumeRoleParameters role)
    {
        var query = new QueryParameters();
        query.Add("RoleArn", role.RoleArn);
        query.Add("RoleSessionName", role.SessionName);
        query.Add("DurationSeconds", role.DurationSeconds);
        query.Add("Policy", role.Policy);
        return query;
    }

    private async Task<Credential> AssumeAsync(AssumeRoleParameters role, EcsRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await SendAsync(request, Keys, cancellationToken).ConfigureAwait(false);
        }
        catch (EcsException refused)
        {
            throw refused.Reworded($"The role {role.RoleArn} cannot be assumed: {refused.Message}");
        }
    }

    private static Credential Keys(JsonElement answer) => CredentialJson.Read(
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("Credentials", out var keys) ? keys : answer, "The Security Token Service");

    private static string? Text(JsonElement answer, string name) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private Task<T> SendAsync<T>(EcsRequest request, Func<JsonElement, T> read, CancellationToken cancellationToken) => _transport.SendAsync(
        request,
        null,
        async (body, token) =>
        {
            using var whole = await WholeBody.ReadAsync(body, LargestAnswer, token).ConfigureAwait(false);
            using var document = JsonDocument.Parse(whole.GetBuffer().AsMemory(0, (int)whole.Length));
            return read(document.RootElement);
        },
        static _ => 1,
        cancellationToken);
}
