using System.Collections;
using System.Management.Automation;

namespace Aliyun.Eni.Text;

/// <summary>Values that the engine may have wrapped.</summary>
internal static class PSValue
{
    /// <summary>The value itself.</summary>
    public static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    /// <summary>Whether an object is of a type of the module: live, with selected properties, or read back from a job or a file.</summary>
    public static bool IsOfType(PSObject? value, string type) => value?.TypeNames.Any(name => name.EndsWith(type, StringComparison.Ordinal)) == true;

    /// <summary>The elements of a list, or the value alone. A text and a dictionary are one value.</summary>
    public static IEnumerable<object?> Elements(object? value) =>
        Unwrap(value) is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>() : [value];
}
