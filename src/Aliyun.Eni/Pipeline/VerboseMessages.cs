using System.Globalization;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Pipeline;

/// <summary>The -Verbose lines of requests and retries.</summary>
internal static class VerboseMessages
{
    /// <summary>What fits in 120 columns beside the prefix "VERBOSE: ".</summary>
    private const int MaxLength = 111;

    public static string Format(RetryTrace trace) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Subject(trace.Action, trace.RegionId)}: {trace.ErrorCode}, retry {trace.Retry}{(trace.MaxRetry is { } max ? $" of {max}" : string.Empty)} in {trace.Delay.TotalMilliseconds:0} ms");

    public static string Format(RequestTrace trace)
    {
        var outcome = trace.Rows is { } rows ? Count(rows, "item") : trace.ErrorCode ?? (trace.StatusCode is null ? "stopped" : "done");
        var line = string.Create(CultureInfo.InvariantCulture, $"{Subject(trace.Action, trace.RegionId)}: {outcome} in {trace.Elapsed.TotalMilliseconds:0} ms");
        var request = trace.RequestId is null ? string.Empty : $"RequestId {trace.RequestId}";

        // A RequestId that would wrap goes on its own line, so that it can be copied.
        return request.Length == 0 ? line : line.Length + request.Length + 2 <= MaxLength ? $"{line}, {request}" : $"{line},\n  {request}";
    }

    /// <summary>A number with its noun in singular or plural.</summary>
    public static string Count(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? string.Empty : "s")}");

    private static string Subject(string action, string? regionId) => regionId is null ? action : $"{action} {regionId}";
}
