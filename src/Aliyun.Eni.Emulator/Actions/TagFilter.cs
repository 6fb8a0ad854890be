using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Tag.N: every one has to match; a key alone matches any value, an empty value only the empty one.</summary>
internal sealed class TagFilter
{
    public static readonly ParameterRule Rule = new("Tag", ParameterKind.Structs, 20, "Key", "Value");

    private readonly IReadOnlyList<(string Key, string? Value)> _tags;

    public TagFilter(ActionParameters parameters) => _tags = [.. parameters.Pairs("Tag", "Key", "Value").Select(Checked)];

    public bool IsEmpty => _tags.Count == 0;

    public bool Accepts(IReadOnlyList<EniTag>? tags) =>
        _tags.All(wanted => tags?.Any(tag => tag.Key == wanted.Key && (wanted.Value is null || tag.Value == wanted.Value)) == true);

    /// <summary>Whether the filter speaks of this tag; true for each when it is empty.</summary>
    public bool Names(EniTag tag) => IsEmpty || _tags.Any(wanted => wanted.Key == tag.Key);

    private static (string Key, string? Value) Checked((string? Key, string? Value) tag) =>
        string.IsNullOrEmpty(tag.Key)
            ? throw new ServiceException(400, "InvalidParameter.TagValue", "A tag value was given without its key.")
            : (tag.Key, tag.Value);
}
