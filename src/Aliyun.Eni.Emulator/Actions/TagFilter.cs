using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The Tag.N filter: every tag has to match; a key alone matches any value, an empty value only the empty one.</summary>
internal sealed class TagFilter
{
    private readonly IReadOnlyList<(string Key, string? Value)> _tags;

    public TagFilter(RequestParameters parameters) => _tags = [.. parameters.Pairs("Tag").Select(Check)];

    public bool IsEmpty => _tags.Count == 0;

    public bool Matches(IReadOnlyList<EniTag>? tags) =>
        _tags.All(wanted => tags?.Any(tag => tag.Key == wanted.Key && (wanted.Value is null || tag.Value == wanted.Value)) == true);

    /// <summary>Whether the filter has the key of this tag; true for each tag when the filter is empty.</summary>
    public bool HasKey(EniTag tag) => IsEmpty || _tags.Any(wanted => wanted.Key == tag.Key);

    private static (string Key, string? Value) Check((string? Key, string? Value) tag) =>
        string.IsNullOrEmpty(tag.Key)
            ? throw new ServiceException(400, "InvalidParameter.TagValue", "A tag value was given without its key.")
            : (tag.Key, tag.Value);
}
