using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>AssumeRoleWithOIDC (STS 2015-04-01): a session of a RAM role for a token of an identity provider. The token is the secret: no signature is needed.</summary>
internal sealed record AssumeRoleWithOidc(string RoleArn, string OidcProviderArn, string OidcToken) : ApiRequest<Credential>(ApiService.Sts, "AssumeRoleWithOIDC")
{
    /// <inheritdoc cref="AssumeRole.RoleSessionName"/>
    public string RoleSessionName { get; init; } = "aliyun-eni";

    /// <inheritdoc cref="AssumeRole.DurationSeconds"/>
    public int DurationSeconds { get; init; } = 3600;

    public string? Policy { get; init; }

    internal override bool IsAnonymous => true;

    internal override string Secret => OidcToken;

    internal override string ErrorPrefix => $"The role {RoleArn} can't be assumed: ";

    /// <summary>Returns the role; the token is never printed.</summary>
    public override string ToString() => $"{Action} {RoleArn}";

    internal override void AddTo(QueryParameters query) => query
        .Add(RoleArn).Add(RoleSessionName).Add(DurationSeconds).Add(Policy).Add(OidcProviderArn, "OIDCProviderArn").Add(OidcToken, "OIDCToken");

    internal override Credential Read(ref JsonCursor json) => AssumedSession.Read(ref json);
}
