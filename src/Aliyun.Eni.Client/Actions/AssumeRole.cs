using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>AssumeRole (STS 2015-04-01): a session of a RAM role. A second session of the same role is harmless, so the request is retried like a read.</summary>
internal sealed record AssumeRole(string RoleArn) : ApiRequest<Credential>(ApiService.Sts, nameof(AssumeRole))
{
    /// <summary>The name of the session in the service's audit log.</summary>
    public string RoleSessionName { get; init; } = "aliyun-eni";

    /// <summary>The lifetime of the session in seconds, at least 900.</summary>
    public int DurationSeconds { get; init; } = 3600;

    public string? Policy { get; init; }

    public string? ExternalId { get; init; }

    internal override string ErrorPrefix => $"The role {RoleArn} can't be assumed: ";

    internal override void AddTo(QueryParameters query) => query.Add(RoleArn).Add(RoleSessionName).Add(DurationSeconds).Add(Policy).Add(ExternalId);

    internal override Credential Read(ref JsonCursor json) => AssumedSession.Read(ref json);
}
