using System.Globalization;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Pumping;

/// <summary>What -Verbose says of a request and of its repetition.</summary>
internal static class RequestLine
{
    public static string Of(RetryTrace trace) => string.Create(
        CultureInfo.InvariantCulture,
        $"{trace.Action} {trace.RegionId}: {trace.ErrorCode}, retry {trace.Retry} of at most {trace.MaxRetry} in {trace.Delay.TotalMilliseconds:0} ms");

    public static string Of(RequestTrace trace)
    {
        var outcome = trace.Rows is { } rows ? string.Create(CultureInfo.InvariantCulture, $"{rows} rows") : trace.ErrorCode ?? "stopped";
        var request = trace.RequestId is null ? string.Empty : $", RequestId {trace.RequestId}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{trace.Action} {trace.RegionId} at {trace.Endpoint.Authority}: {outcome} in {trace.Elapsed.TotalMilliseconds:0} ms{request}");
    }
}
