using System.Collections.ObjectModel;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aliyun.Eni;

/// <summary>
/// Named values of a response, unchanged: text, numbers, booleans, <see langword="null"/>, lists and further bags.
/// <see cref="ToString"/> gives compact JSON, so that a CSV cell can be read back.
/// </summary>
public sealed class PropertyBag : ReadOnlyDictionary<string, object?>
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal PropertyBag()
        : base(new Dictionary<string, object?>(StringComparer.Ordinal))
    {
    }

    internal void Set(string name, object? value) => Dictionary[name] = value;

    /// <summary>The values as one line of JSON.</summary>
    public override string ToString()
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Compact))
        {
            Write(json, this);
        }

        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case PropertyBag bag:
                json.WriteStartObject();
                foreach (var (name, member) in bag)
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case ValueList<object?> list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
