using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Serialization;

/// <summary>Fills the types of the model from property bags, by the names of their members.</summary>
internal static class PropertyBagReader
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly MethodInfo ListMethod = typeof(PropertyBagReader).GetMethod(nameof(List), Any)!;

    /// <summary>A value as the type of a member; <see langword="null"/> for none.</summary>
    /// <exception cref="PSInvalidCastException">The value is of another kind.</exception>
    public static object? Read(object? value, Type type) => PSValue.Unwrap(value) switch
    {
        null => null,
        var bare when type.IsInstanceOfType(bare) => bare,
        _ when typeof(ApiObject).IsAssignableFrom(type) => Fill((ApiObject)Activator.CreateInstance(type)!, PSObject.AsPSObject(value!)),
        IEnumerable items when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) =>
            ListMethod.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, [items]),
        IDictionary tags when type == typeof(TagMap) => Tags(tags),
        var bare => LanguagePrimitives.ConvertTo(bare, type, CultureInfo.InvariantCulture),
    };

    private static ApiObject Fill(ApiObject target, PSObject bag)
    {
        foreach (var member in target.GetType().GetProperties().Where(static member => member.CanWrite && member.Name != nameof(ApiObject.AdditionalProperties)))
        {
            if (Read(bag.Properties[member.Name]?.Value, member.PropertyType) is { } value)
            {
                member.SetValue(target, value);
            }
        }

        foreach (var (name, value) in Entries(PSValue.Unwrap(bag.Properties[nameof(ApiObject.AdditionalProperties)]?.Value) as IDictionary ?? new Hashtable()))
        {
            target.AddAdditionalProperty(name, Open(value));
        }

        return target;
    }

    private static ValueList<T> List<T>(IEnumerable items) => ValueList<T>.Of([.. items.Cast<object?>().Select(static item => (T)Read(item, typeof(T))!)]);

    private static TagMap Tags(IDictionary tags) => new([.. Entries(tags).Select(static tag => KeyValuePair.Create(tag.Key, PSValue.Unwrap(tag.Value) as string))]);

    // A dictionary that was read back has lost the service's order: the order of the keys is at least the same each time.
    private static IOrderedEnumerable<KeyValuePair<string, object?>> Entries(IDictionary bag) => bag.Cast<DictionaryEntry>()
        .Select(static entry => KeyValuePair.Create((string)entry.Key, entry.Value))
        .OrderBy(static entry => entry.Key, StringComparer.Ordinal);

    private static object? Open(object? value)
    {
        switch (PSValue.Unwrap(value))
        {
            case IDictionary bag:
                var members = new PropertyBag();
                foreach (var (name, member) in Entries(bag))
                {
                    members.Set(name, Open(member));
                }

                return members;
            case IEnumerable items and not string:
                return ValueList<object?>.Of([.. items.Cast<object?>().Select(Open)]);
            case var bare:
                return bare;
        }
    }
}
