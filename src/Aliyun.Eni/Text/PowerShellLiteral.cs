using System.Management.Automation.Language;

namespace Aliyun.Eni.Text;

/// <summary>Writes values as PowerShell source text.</summary>
internal static class PowerShellLiteral
{
    /// <summary>A plain word as it is, other text in single quotes.</summary>
    public static string Word(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? text : Quote(text);

    /// <summary>In single quotes; typographic quotes inside are escaped too, because the engine accepts them as delimiters.</summary>
    public static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
}
