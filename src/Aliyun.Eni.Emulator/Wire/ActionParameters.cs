using System.Globalization;
using Aliyun.Eni.Emulator.Signatures;

namespace Aliyun.Eni.Emulator.Wire;

/// <summary>The checked parameters of a request. An empty scalar counts as not sent, as the documents say of Status and Type.</summary>
internal sealed class ActionParameters(IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, int> counts)
{
    // A page is asked for by these; everything else says which rows are meant.
    private static readonly string[] PageNames = ["MaxResults", "NextToken", "PageNumber", "PageSize"];

    /// <summary>What a token is bound to.</summary>
    public string FilterText => QueryText.Canonicalize(values.Where(value => !PageNames.Contains(value.Key)));

    public string? Text(string name) => values.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public string Required(string name) => Text(name) ?? throw ServiceException.MissingParameter(name);

    public int? Number(string name) => Text(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;

    public bool? Flag(string name) => Text(name) is { } value ? bool.Parse(value) : null;

    public IReadOnlyList<string> List(string name) => [.. Numbers(name).Select(n => values[$"{name}.{n}"])];

    /// <summary>One field of each struct of a list, null where it was not sent.</summary>
    public IReadOnlyList<(string? First, string? Second)> Pairs(string name, string first, string second) =>
        [.. Numbers(name).Select(n => (values.GetValueOrDefault($"{name}.{n}.{first}"), values.GetValueOrDefault($"{name}.{n}.{second}")))];

    private IEnumerable<int> Numbers(string name) => Enumerable.Range(1, counts.GetValueOrDefault(name));
}
