using System.Globalization;

namespace Aliyun.Eni.Emulator.Requests;

/// <summary>The checked parameters of a request. An empty scalar counts as missing, as documented for Status and Type.</summary>
internal sealed class RequestParameters(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, int> counts)
{
    // These select a page; everything else selects rows.
    private static readonly string[] PageNames = ["MaxResults", "NextToken", "PageNumber", "PageSize"];

    /// <summary>The filters a page token is bound to.</summary>
    public string FilterText => RequestQuery.Canonicalize(values.Where(value => !PageNames.Contains(value.Key)));

    /// <summary>Everything but the ClientToken: two requests with one token must not differ in it.</summary>
    public string Fingerprint => RequestQuery.Canonicalize(values.Where(value => value.Key != "ClientToken"));

    /// <summary>The value, or null when it is missing or empty.</summary>
    public string? Text(string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>The value, which may be empty, or null when it is missing.</summary>
    public string? Sent(string name) => values.GetValueOrDefault(name);

    public string Required(string name) => Text(name) ?? throw new InvalidOperationException($"{name} is not declared as required.");

    public int? Number(string name) => Text(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public bool? Flag(string name) => Text(name) is { } value ? bool.Parse(value) : null;

    public IReadOnlyList<string> List(string name) => [.. Numbers(name).Select(n => values[$"{name}.{n}"])];

    /// <summary>Two fields of each struct of a list, null where they were not sent.</summary>
    public IReadOnlyList<(string? First, string? Second)> Pairs(string name, string first = "Key", string second = "Value") =>
        [.. Numbers(name).Select(n => (values.GetValueOrDefault($"{name}.{n}.{first}"), values.GetValueOrDefault($"{name}.{n}.{second}")))];

    private IEnumerable<int> Numbers(string name) => Enumerable.Range(1, counts.GetValueOrDefault(name));
}
