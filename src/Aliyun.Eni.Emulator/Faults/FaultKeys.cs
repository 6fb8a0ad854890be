using System.Globalization;

namespace Aliyun.Eni.Emulator.Faults;

/// <summary>The key=value words of a fault.</summary>
internal static class FaultKeys
{
    public const string Names = "action, region, token, nth, count, status, code, message, retry-after, ms, bytes, depth, chunked, members";

    public static FaultRule Read(FaultRule rule, string key, string value) => key switch
    {
        "action" => rule with { Action = value },
        "region" => rule with { RegionId = value },
        "token" => rule with { HasNextToken = Flag(key, value) },
        "nth" => rule with { Nth = Positive(key, value) },
        "count" => rule with { Count = Count(value) },
        "status" => rule with { Status = Positive(key, value) },
        "code" => rule with { Code = value },
        "message" => rule with { Message = value },
        "retry-after" => rule with { RetryAfter = Positive(key, value) },
        "ms" => rule with { Milliseconds = Positive(key, value) },
        "bytes" => rule with { Bytes = Number(key, value) },
        "depth" => rule with { Depth = Positive(key, value) },
        "chunked" => rule with { Chunked = Flag(key, value) },
        "members" => rule with { Members = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
        _ => throw new FormatException($"A fault has no key \"{key}\"; there are {Names}."),
    };

    public static IEnumerable<(string Name, string Value)> Write(FaultRule rule)
    {
        (string Name, object? Value)[] all =
        [
            ("action", rule.Action),
            ("region", rule.RegionId),
            ("token", rule.HasNextToken is { } token ? YesNo(token) : null),
            ("status", rule.Status),
            ("code", rule.Code),
            ("message", rule.Message),
            ("retry-after", rule.RetryAfter),
            ("ms", rule.Milliseconds),
            ("bytes", rule.Bytes),
            ("depth", rule.Depth),
            ("chunked", rule.Chunked ? "yes" : null),
            ("members", rule.Members.Count == 0 ? null : string.Join(',', rule.Members)),
        ];
        return all.Where(key => key.Value is not null).Select(key => (key.Name, Convert.ToString(key.Value, CultureInfo.InvariantCulture)!));
    }

    public static int Count(string value) => value == "*" ? FaultRule.Forever : Positive("the count", value);

    public static int Positive(string name, string value) =>
        Number(name, value) is var number and > 0 ? number : throw new FormatException($"{name} has to be at least 1.");

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{name} has to be a number, not \"{value}\".");

    private static bool Flag(string name, string value) => value switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new FormatException($"{name} has to be yes or no, not \"{value}\"."),
    };

    private static string YesNo(bool value) => value ? "yes" : "no";
}
