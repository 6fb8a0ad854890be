using System.Collections;
using System.Globalization;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>
/// The value of -Tag: for each key one value, several, or <see langword="null"/> for any. The service requires all tags of a request to match, so several
/// values of one key take several listings; no network interface is in two of them.
/// </summary>
internal static class TagParameter
{
    /// <summary>Validates a filter; returns the error, or <see langword="null"/>.</summary>
    public static string? Validate(IDictionary tags)
    {
        var count = 0;
        foreach (DictionaryEntry tag in tags)
        {
            if (Text(tag.Key) is not { Length: > 0 } key)
            {
                return "A tag key is empty. Specify a key, such as @{ owner = 'lisi' }.";
            }

            var values = Values(tag.Value);
            if (values.Count == 0)
            {
                return $"Tag {Redaction.Quote(key)} has an empty list of values. Specify one or more values, or $null for any.";
            }

            count += values.Count;
        }

        return count == 0 ? "-Tag is empty. Specify at least one key, such as @{ owner = 'lisi' }."
            : count > DescribeNetworkInterfaces.MaxTags ? $"-Tag has {count} values. Specify at most {DescribeNetworkInterfaces.MaxTags}."
            : null;
    }

    /// <summary>The tags of each listing; a single empty list without a filter.</summary>
    public static IReadOnlyList<IReadOnlyList<KeyValuePair<string, string?>>> Listings(IDictionary? tags)
    {
        List<IReadOnlyList<KeyValuePair<string, string?>>> listings = [[]];
        foreach (DictionaryEntry tag in tags ?? new Hashtable())
        {
            var key = Text(tag.Key)!;
            listings = [.. from listing in listings from value in Values(tag.Value) select (IReadOnlyList<KeyValuePair<string, string?>>)[.. listing, new(key, value)]];
        }

        return listings;
    }

    private static List<string?> Values(object? value)
    {
        List<string?> values = PSValue.Unwrap(value) switch
        {
            string text => [text],
            IEnumerable several => [.. several.Cast<object?>().Select(Text).Distinct(StringComparer.Ordinal)],
            var one => [Text(one)],
        };

        // A $null includes the other values, which would find their rows twice.
        return values.Contains(null) ? [null] : values;
    }

    private static string? Text(object? value) => PSValue.Unwrap(value) is { } bare ? Convert.ToString(bare, CultureInfo.InvariantCulture) : null;
}
