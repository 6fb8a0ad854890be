using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Aliyun.Eni.Emulator.Data;

/// <summary>Serializes a list the way the API wraps it: <c>{"Tag":[...]}</c>, each item in an object of one member where the API has that.</summary>
/// <param name="itemName">The name of the inner array.</param>
/// <param name="memberName">The only member of each item's object, or null when the items stand for themselves.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WrappedListAttribute(string itemName, string? memberName = null) : JsonConverterAttribute
{
    public string ItemName { get; } = itemName;

    public string? MemberName { get; } = memberName;

    public override JsonConverter? CreateConverter(Type typeToConvert) => (JsonConverter?)Activator.CreateInstance(
        typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()), ItemName, MemberName);

    private sealed class Converter<T>(string itemName, string? memberName) : JsonConverter<IReadOnlyList<T>>
    {
        private JsonTypeInfo<T>? _itemType;

        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        {
            var itemType = _itemType ??= (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
            writer.WriteStartObject();
            writer.WriteStartArray(itemName);
            foreach (var item in value)
            {
                if (memberName is null)
                {
                    JsonSerializer.Serialize(writer, item, itemType);
                }
                else
                {
                    writer.WriteStartObject();
                    writer.WritePropertyName(memberName);
                    JsonSerializer.Serialize(writer, item, itemType);
                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    }
}
