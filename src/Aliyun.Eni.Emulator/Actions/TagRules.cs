using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The rules for tags of a resource.</summary>
internal static class TagRules
{
    private const int MaxLength = 128;

    /// <summary>The tags of a request.</summary>
    /// <exception cref="ServiceException">A key or value is malformed, or a key is repeated.</exception>
    public static IReadOnlyList<EniTag> Check(IEnumerable<(string? Key, string? Value)> pairs)
    {
        var tags = new List<EniTag>();
        foreach (var (key, value) in pairs)
        {
            CheckKey(key);
            if (value is { Length: > MaxLength } || (value is not null && HasUrl(value)))
            {
                throw new ServiceException(400, "InvalidTagValue.Malformed", "The specified Tag.n.Value is not valid.");
            }

            if (tags.Any(tag => tag.Key == key))
            {
                throw new ServiceException(400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key.");
            }

            tags.Add(new(key!, value ?? ""));
        }

        return tags;
    }

    public static void CheckKey(string? key)
    {
        if (string.IsNullOrEmpty(key)
            || key.Length > MaxLength
            || key.StartsWith("aliyun", StringComparison.OrdinalIgnoreCase)
            || key.StartsWith("acs:", StringComparison.OrdinalIgnoreCase)
            || HasUrl(key))
        {
            throw new ServiceException(400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid.");
        }
    }

    /// <summary>Adds tags to those of a resource; a key that exists gets the new value. Keys that differ only in case count as duplicates.</summary>
    public static IReadOnlyList<EniTag> Merge(IReadOnlyList<EniTag> existing, IReadOnlyList<EniTag> added)
    {
        var merged = existing.ToList();
        foreach (var tag in added)
        {
            var index = merged.FindIndex(other => string.Equals(other.Key, tag.Key, StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                merged.Add(tag);
            }
            else if (merged[index].Key == tag.Key)
            {
                merged[index] = tag;
            }
            else
            {
                throw new ServiceException(403, "TagKey.Duplication", $"The tag keys {tag.Key} and {merged[index].Key} differ only in case.");
            }
        }

        return merged;
    }

    private static bool HasUrl(string text) =>
        text.Contains("http://", StringComparison.OrdinalIgnoreCase) || text.Contains("https://", StringComparison.OrdinalIgnoreCase);
}
