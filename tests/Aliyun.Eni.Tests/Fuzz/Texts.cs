using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>Random texts and bytes, rich in what readers stumble over.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
        ["a", "Z", "0", "9", " ", "-", ".", "/", ":", "@", "%", "[", "]", "{", "}", "<", ">", "&", ";", "=", "\\", "\"", "'", "#", "\t", "\n", "\r", "ü", "李", "😀", "\u2028", "\uFEFF", "env", "true", "null", "https://"];

    /// <summary>Texts that can stand in JSON and in XML.</summary>
    public static Gen<string> Any { get; } = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);

    /// <summary>Texts of which something is left.</summary>
    public static Gen<string> Some { get; } = Any.Select(static text => text.Length == 0 ? "x" : text);

    /// <summary>Any characters at all: controls, halves of surrogate pairs.</summary>
    public static Gen<string> Wild { get; } = Gen.OneOf(Any, Gen.Choose(0, char.MaxValue).Select(static c => (char)c).ArrayOf().Select(static chars => new string(chars)));

    public static Gen<byte[]> Bytes { get; } = Gen.Choose(0, 255).Select(static b => (byte)b).ArrayOf();

    /// <summary>A text with something wrong: cut off, bytes changed, taken out, doubled or put in.</summary>
    public static Gen<byte[]> Damaged(byte[] text) =>
        from at in Gen.Choose(0, text.Length)
        from length in Gen.Choose(0, 20)
        let end = Math.Min(at + length, text.Length)
        from garbage in Gen.OneOf(Bytes, Any.Select(Encoding.UTF8.GetBytes))
        from damaged in Gen.Elements<byte[]>(
            text[..at],
            [.. text[..at], .. garbage, .. text[at..]],
            [.. text[..at], .. garbage, .. text[end..]],
            [.. text[..at], .. text[end..]],
            [.. text[..end], .. text[at..]],
            [.. text, .. garbage])
        select damaged;
}
