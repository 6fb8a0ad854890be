using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>The session that the responses of AssumeRole and AssumeRoleWithOIDC carry.</summary>
internal sealed class AssumedSession : ApiObject
{
    private static readonly ObjectReader<AssumedSession> Members = new(
        static () => new(),
        ("AccessKeyId", static (session, ref json) => session.AccessKeyId = json.NonEmptyString()),
        ("AccessKeySecret", static (session, ref json) => session.AccessKeySecret = json.NonEmptyString()),
        ("SecurityToken", static (session, ref json) => session.SecurityToken = json.NonEmptyString()),
        ("Expiration", static (session, ref json) => session.Expiration = json.Time()));

    public string? AccessKeyId { get; private set; }

    public string? AccessKeySecret { get; private set; }

    public string? SecurityToken { get; private set; }

    public DateTimeOffset? Expiration { get; private set; }

    /// <summary>Reads a response.</summary>
    /// <exception cref="System.Text.Json.JsonException">It has no credential.</exception>
    public static Credential Read(ref JsonCursor json) => json.Response(Response.Members).Credentials is { AccessKeyId: { } id, AccessKeySecret: { } secret } session
        ? new Credential(id, secret, session.SecurityToken, session.Expiration)
        : throw new System.Text.Json.JsonException("The response has no AccessKey ID and secret.");

    private sealed class Response : ApiObject
    {
        public static readonly ObjectReader<Response> Members = new(
            static () => new(),
            ("Credentials", static (response, ref json) => response.Credentials = json.Struct(AssumedSession.Members)))
        {
            Required = "Credentials",
        };

        public AssumedSession? Credentials { get; private set; }
    }
}
