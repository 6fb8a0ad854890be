using System.Collections.ObjectModel;
using Aliyun.Eni.Client.Models;

namespace Aliyun.Eni;

/// <summary>
/// A read-only list whose <see cref="ToString"/> joins its items with <c>;</c>, so that a CSV cell holds the values and not the name of a type.
/// </summary>
/// <typeparam name="T">What the list holds.</typeparam>
public sealed class ValueList<T> : ReadOnlyCollection<T>
{
    /// <summary>A list without items.</summary>
    internal static new readonly ValueList<T> Empty = new([]);

    internal ValueList(T[] items)
        : base(items)
    {
    }

    internal static ValueList<T> Of(T[] items) => items.Length == 0 ? Empty : new(items);

    /// <summary>
    /// The items joined with <c>;</c>. A primary address comes first; <c>;</c> and <c>\</c> inside an item are
    /// written <c>\;</c> and <c>\\</c>, line breaks <c>\n</c> and <c>\r</c>.
    /// </summary>
    public override string ToString() => Items.Count switch
    {
        0 => string.Empty,
        1 => DelimitedText.Escape(Items[0]?.ToString()),
        _ => DelimitedText.Join(Items.OrderBy(static item => item is IPrimaryFirst { Primary: true } ? 0 : 1).Select(static item => item?.ToString())),
    };
}
