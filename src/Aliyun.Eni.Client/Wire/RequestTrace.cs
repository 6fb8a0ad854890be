using System.Net;

namespace Aliyun.Eni.Client.Wire;

/// <summary>What there is to say of a request that has ended, well or not. No secret is in it.</summary>
internal sealed record RequestTrace(
    string Action, Uri Endpoint, string? RegionId, HttpStatusCode? StatusCode, string? RequestId, string? ErrorCode, int? Rows, TimeSpan Elapsed);
