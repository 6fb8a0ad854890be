using System.Management.Automation.Language;

namespace Aliyun.Eni.Errors;

/// <summary>Values as they are written in a command.</summary>
internal static class Literal
{
    /// <summary>A text: bare where it is a plain word, else in quotes.</summary>
    public static string Of(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? text : Quoted(text);

    public static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
