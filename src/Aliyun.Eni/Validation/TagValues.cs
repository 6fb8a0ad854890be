using System.Collections;
using System.Globalization;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Tags to be written: one value for each key.</summary>
internal static class TagValues
{
    /// <summary>Reads a hashtable.</summary>
    /// <param name="tags">The hashtable; <see langword="null"/> for no tags.</param>
    /// <param name="problem">What is wrong with it; <see langword="null"/> when nothing is.</param>
    /// <param name="requiresValues">Whether a value that is <see langword="null"/> is a problem instead of an empty one: it may be a variable that isn't set, and would replace a value.</param>
    public static KeyValuePair<string, string?>[] Read(IDictionary? tags, out string? problem, bool requiresValues = false)
    {
        problem = null;
        var values = new List<KeyValuePair<string, string?>>();
        foreach (DictionaryEntry tag in tags ?? new Hashtable())
        {
            var value = PSValue.Unwrap(tag.Value);
            var key = Convert.ToString(PSValue.Unwrap(tag.Key), CultureInfo.InvariantCulture) ?? string.Empty;
            if (value is IEnumerable and not string)
            {
                problem = $"Tag {Redaction.Quote(key)} has several values. A network interface has one value per key.";
            }

            if (value is null && requiresValues)
            {
                problem = $"Tag {Redaction.Quote(key)} has no value. Specify a value, or '' for an empty one.";
            }

            values.Add(new(key, Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty));
        }

        return [.. values];
    }
}
