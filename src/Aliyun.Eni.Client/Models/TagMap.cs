using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Aliyun.Eni.Client.Models;

namespace Aliyun.Eni;

/// <summary>
/// The tags of a resource: a read-only map that finds a key in any case (<c>$eni.Tags.owner</c>).
/// If a resource has both <c>Owner</c> and <c>owner</c>, both are kept, and a lookup prefers the exact key.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "A user reads TagMap; TagMapDictionary says nothing more.")]
public sealed class TagMap : IDictionary, IReadOnlyDictionary<string, string?>
{
    internal static readonly TagMap Empty = new([]);

    // At most 20 tags a resource: a scan is quicker than a hash table, and a tenth of its size.
    private readonly KeyValuePair<string, string?>[] _tags;

    internal TagMap(KeyValuePair<string, string?>[] tags) => _tags = tags;

    /// <summary>The number of tags.</summary>
    public int Count => _tags.Length;

    /// <summary>The keys, in the service's order.</summary>
    public IReadOnlyList<string> Keys => Array.ConvertAll(_tags, static tag => tag.Key);

    /// <summary>The values, in the service's order.</summary>
    public IReadOnlyList<string?> Values => Array.ConvertAll(_tags, static tag => tag.Value);

    IEnumerable<string> IReadOnlyDictionary<string, string?>.Keys => Keys;

    IEnumerable<string?> IReadOnlyDictionary<string, string?>.Values => Values;

    ICollection IDictionary.Keys => (ICollection)Keys;

    ICollection IDictionary.Values => (ICollection)Values;

    bool IDictionary.IsFixedSize => true;

    bool IDictionary.IsReadOnly => true;

    bool ICollection.IsSynchronized => true;

    object ICollection.SyncRoot => _tags;

    /// <summary>The value of a tag; <see langword="null"/> when there is no such key.</summary>
    /// <param name="key">The key, in any case.</param>
    public string? this[string key] => TryGetValue(key, out var value) ? value : null;

    object? IDictionary.this[object key]
    {
        get => key is string text ? this[text] : null;
        set => throw ReadOnly();
    }

    /// <summary>Reads back what <see cref="ToString"/> wrote, for example from a CSV cell.</summary>
    /// <param name="text">Text such as <c>env=prod;owner=lisi</c>; empty or <see langword="null"/> for no tags.</param>
    /// <returns>The tags.</returns>
    public static TagMap Parse(string? text) => new([.. DelimitedText.SplitPairs(text)]);

    /// <summary>Whether there is a tag with this key, in any case.</summary>
    /// <param name="key">The key.</param>
    public bool ContainsKey(string key) => IndexOf(key) >= 0;

    /// <summary>The value of a tag, when it is there.</summary>
    /// <param name="key">The key, in any case.</param>
    /// <param name="value">The value; <see langword="null"/> also for a tag without one.</param>
    public bool TryGetValue(string key, out string? value)
    {
        var index = IndexOf(key);
        value = index >= 0 ? _tags[index].Value : null;
        return index >= 0;
    }

    /// <summary>
    /// The tags as <c>env=prod;owner=lisi</c>. Inside a key or value <c>\</c>, <c>;</c>, <c>=</c> and line breaks are written <c>\\</c>, <c>\;</c>,
    /// <c>\=</c>, <c>\n</c> and <c>\r</c>; <see cref="Parse"/> reads it back. A tag without a value has no <c>=</c>.
    /// </summary>
    public override string ToString() => DelimitedText.JoinPairs(_tags);

    /// <summary>The tags, in the service's order.</summary>
    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string?>>)_tags).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IDictionary)this).GetEnumerator();

    // The enumerator returns the first of two equal keys, because ConvertTo-Json fails on duplicates.
    IDictionaryEnumerator IDictionary.GetEnumerator() => new EntryEnumerator([.. _tags.DistinctBy(static tag => tag.Key)]);

    bool IDictionary.Contains(object key) => key is string text && ContainsKey(text);

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (var tag in _tags)
        {
            array.SetValue(new DictionaryEntry(tag.Key, tag.Value), index++);
        }
    }

    void IDictionary.Add(object key, object? value) => throw ReadOnly();

    void IDictionary.Clear() => throw ReadOnly();

    void IDictionary.Remove(object key) => throw ReadOnly();

    private static NotSupportedException ReadOnly() => new("The tags of a network interface are read-only.");

    private int IndexOf(string key)
    {
        var exact = Array.FindIndex(_tags, tag => string.Equals(tag.Key, key, StringComparison.Ordinal));
        return exact >= 0 ? exact : Array.FindIndex(_tags, tag => string.Equals(tag.Key, key, StringComparison.OrdinalIgnoreCase));
    }

    private sealed class EntryEnumerator(KeyValuePair<string, string?>[] tags) : IDictionaryEnumerator
    {
        private int _index = -1;

        public DictionaryEntry Entry => new(tags[_index].Key, tags[_index].Value);

        public object Key => tags[_index].Key;

        public object? Value => tags[_index].Value;

        public object Current => Entry;

        public bool MoveNext() => ++_index < tags.Length;

        public void Reset() => _index = -1;
    }
}
