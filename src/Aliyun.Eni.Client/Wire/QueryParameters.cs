using System.Globalization;
using System.Text;

namespace Aliyun.Eni.Client.Wire;

/// <summary>
/// The parameters of a request, flattened as the RPC style wants them: <c>Name.N</c> for lists, <c>Tag.N.Key</c>, <c>Tag.N.Value</c> for tags, counted
/// from 1; booleans in lower case; what is <see langword="null"/> is left out, an empty text is sent.
/// </summary>
internal sealed class QueryParameters
{
    private readonly SortedDictionary<string, string> _parameters = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Values => _parameters;

    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            _parameters.Add(name, value);
        }
    }

    public void Add(string name, int? value) => Add(name, value?.ToString(CultureInfo.InvariantCulture));

    public void Add(string name, bool? value) => Add(name, value is { } flag ? (flag ? "true" : "false") : null);

    public void Add(string name, IReadOnlyList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            Add(Numbered(name, i), values[i]);
        }
    }

    public void Add(string name, IReadOnlyList<KeyValuePair<string, string?>> tags)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            Add(Numbered(name, i) + ".Key", tags[i].Key);
            Add(Numbered(name, i) + ".Value", tags[i].Value);
        }
    }

    /// <summary>
    /// The query as it is signed and sent: sorted by name (ordinal), names and values percent-encoded by RFC 3986 in UTF-8 with upper-case digits.
    /// </summary>
    public override string ToString()
    {
        var query = new StringBuilder();
        foreach (var (name, value) in _parameters)
        {
            if (query.Length > 0)
            {
                query.Append('&');
            }

            query.Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(value));
        }

        return query.ToString();
    }

    private static string Numbered(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}.{index + 1}");
}
