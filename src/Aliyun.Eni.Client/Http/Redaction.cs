using System.Globalization;
using System.Text;

namespace Aliyun.Eni.Client.Http;

/// <summary>Makes texts and addresses safe to show: without secrets of the request, without user names and passwords, without control characters.</summary>
internal static class Redaction
{
    /// <summary>The maximum number of characters of a message of the service.</summary>
    public const int MaxMessageLength = 2000;

    private const string Hidden = "****";

    private const int MaxValueLength = 100;

    /// <summary>
    /// Removes the secrets that a response may echo, as they are and percent-encoded.
    /// </summary>
    public static string Clean(string text, IEnumerable<string?> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret is { Length: >= 4 })
            {
                var encoded = Uri.EscapeDataString(secret);
                text = text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase)
                    .Replace(encoded, Hidden, StringComparison.OrdinalIgnoreCase)

                    // A path keeps its slashes.
                    .Replace(encoded.Replace("%2F", "/", StringComparison.Ordinal), Hidden, StringComparison.OrdinalIgnoreCase);
            }
        }

        return Clean(text);
    }

    /// <summary>
    /// Replaces control characters, which a terminal would obey: line breaks and tabs by a space, others, and the marks that turn the direction of
    /// text, by U+FFFD.
    /// </summary>
    public static string Clean(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text.Any(IsUnsafe)
        ? new StringBuilder(text.Length).AppendJoin(string.Empty, text.Select(static c => c is '\r' or '\n' or '\t' ? ' ' : IsUnsafe(c) ? '\uFFFD' : c)).ToString()
        : text;

    /// <summary>A value as a message quotes it: in quotation marks, clean, and shortened.</summary>
    public static string Quote(object? value) => $"'{Shorten(value)}'";

    /// <summary>A value as a message names it: clean, and shortened to 100 characters.</summary>
    public static string Shorten(object? value) => Truncate(Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty, MaxValueLength);

    /// <summary>The start of a text, clean and with an ellipsis if there is more of it.</summary>
    public static string Truncate(string text, int maxLength) => Clean(text.Length <= maxLength ? text : $"{text.AsSpan(0, maxLength - (char.IsHighSurrogate(text[maxLength - 1]) ? 1 : 0))}…");

    /// <summary>Returns scheme, host and port: a user name, a password and what may be a part of one are left out.</summary>
    public static Uri HostOnly(Uri address) => new(address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));

    /// <summary>Removes what may be a user name and a password, a path or a query from a text that should be an address.</summary>
    public static string HostOnly(string text)
    {
        // Before anything is parsed: a password with a question mark or a number sign would be taken for the host.
        var end = text.LastIndexOf('@');
        var start = text.IndexOf("://", StringComparison.Ordinal);
        text = end < 0 ? text : text[..(start < 0 || start > end ? 0 : start + 3)] + text[(end + 1)..];
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0 ? HostOnly(address).ToString() : text.Split('?', '#')[0];
    }

    private static bool IsUnsafe(char c) => char.IsControl(c) || c is '\u061C' or (>= '\u200E' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
