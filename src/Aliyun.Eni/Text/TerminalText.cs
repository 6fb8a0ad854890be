using System.Globalization;
using System.Text;

namespace Aliyun.Eni.Text;

/// <summary>Removes what a terminal would execute from text of the service: names, tags and messages may hold escape sequences.</summary>
internal static class TerminalText
{
    /// <summary>The text with a space for each control character and without bidirectional controls; line breaks stay if <paramref name="isMultiline"/>.</summary>
    public static string Sanitize(string text, bool isMultiline = false)
    {
        if (IsSafe(text))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (isMultiline && c == '\n')
            {
                safe.Append(c);
            }
            else if (!IsDirection(c))
            {
                safe.Append(IsControl(c) ? ' ' : c);
            }
        }

        return safe.ToString();
    }

    /// <summary>Whether a terminal executes nothing of the text.</summary>
    public static bool IsSafe(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' && (IsControl(c) || IsDirection(c)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsControl(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // They change the order in which a name is displayed.
    private static bool IsDirection(char c) => c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
