using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Client.Operations;

namespace Aliyun.Eni.Session;

/// <summary>
/// The value of -Tag: a value, several, or <see langword="null"/> for any. The service wants all tags of a request to match and an ENI has one value a
/// key, so several values of one key are several listings, of which no ENI is in two.
/// </summary>
internal static class TagFilter
{
    /// <summary>What is wrong with a filter, in a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? Complaint(IDictionary tags)
    {
        var count = 0;
        foreach (DictionaryEntry tag in tags)
        {
            if (Text(tag.Key) is not { Length: > 0 } key)
            {
                return "A tag needs a key.";
            }

            var values = Values(tag.Value);
            if (values.Count == 0)
            {
                return $"Tag '{key}' has an empty list of values; give a value, several, or $null for any.";
            }

            count += values.Count;
        }

        return count == 0 ? "-Tag is empty; give at least one key, such as @{ owner = 'lisi' }."
            : count > DescribeNetworkInterfacesRequest.MostTags ? $"{count} tags are more than the {DescribeNetworkInterfacesRequest.MostTags} the service takes."
            : null;
    }

    /// <summary>The lists of tags to ask for, one a listing; a single empty one where there is no filter.</summary>
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
        List<string?> values = Unwrap(value) switch
        {
            string text => [text],
            IEnumerable several => [.. several.Cast<object?>().Select(Text).Distinct(StringComparer.Ordinal)],
            var one => [Text(one)],
        };

        // Any value is every value: the others would find their rows a second time.
        return values.Contains(null) ? [null] : values;
    }

    private static string? Text(object? value) => Unwrap(value) is { } bare ? Convert.ToString(bare, CultureInfo.InvariantCulture) : null;

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
