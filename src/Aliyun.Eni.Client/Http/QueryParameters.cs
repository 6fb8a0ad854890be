using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aliyun.Eni.Client.Http;

/// <summary>
/// The parameters of a request, flattened in the RPC style: <c>Name.N</c> for lists, <c>Tag.N.Key</c> and <c>Tag.N.Value</c> for tags, counted from 1;
/// booleans in lower case. <see langword="null"/> is left out, an empty text is sent.
/// </summary>
/// <remarks>A parameter is named as the property it is passed from, unless another name is given.</remarks>
internal sealed class QueryParameters
{
    private readonly SortedList<string, string> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Values => _values;

    public QueryParameters Add(string? value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (value is not null)
        {
            _values[name] = value;
        }

        return this;
    }

    public QueryParameters Add(int? value, [CallerArgumentExpression(nameof(value))] string name = "") => Add(value?.ToString(CultureInfo.InvariantCulture), name);

    public QueryParameters Add(bool? value, [CallerArgumentExpression(nameof(value))] string name = "") => Add(value is { } flag ? (flag ? "true" : "false") : null, name);

    public QueryParameters Add(IReadOnlyList<string> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        for (var i = 0; i < values.Count; i++)
        {
            Add(values[i], Numbered(name, i));
        }

        return this;
    }

    public QueryParameters Add(IReadOnlyList<KeyValuePair<string, string?>> tags, [CallerArgumentExpression(nameof(tags))] string name = "")
    {
        for (var i = 0; i < tags.Count; i++)
        {
            Add(tags[i].Key, Numbered(name, i) + ".Key");
            Add(tags[i].Value, Numbered(name, i) + ".Value");
        }

        return this;
    }

    /// <summary>
    /// The query as it is signed and sent: sorted by name (ordinal), names and values percent-encoded by RFC 3986 in UTF-8 with upper-case digits.
    /// </summary>
    public override string ToString()
    {
        var query = new StringBuilder();
        foreach (var (name, value) in _values)
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
