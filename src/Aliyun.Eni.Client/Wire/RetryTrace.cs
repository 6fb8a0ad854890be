namespace Aliyun.Eni.Client.Wire;

/// <summary>What there is to say of a repetition, before the wait.</summary>
/// <param name="Action">The action.</param>
/// <param name="RegionId">The region, where there is one.</param>
/// <param name="ErrorCode">Why.</param>
/// <param name="Retry">Which repetition it is, from 1.</param>
/// <param name="MaxRetry">How many there may be.</param>
/// <param name="Delay">The wait before it.</param>
internal sealed record RetryTrace(string Action, string? RegionId, string ErrorCode, int Retry, int MaxRetry, TimeSpan Delay);
