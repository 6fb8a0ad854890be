using System.Globalization;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>An AccessKey pair, with a security token when the Security Token Service (STS) issued it.</summary>
/// <param name="accessKeyId">The AccessKey ID.</param>
/// <param name="accessKeySecret">The AccessKey secret. It is never printed.</param>
/// <param name="securityToken">The STS token; <see langword="null"/> for a long-term AccessKey. It is never printed.</param>
/// <param name="expiration">When the credential expires; <see langword="null"/> for never or unknown.</param>
public sealed class Credential(string accessKeyId, string accessKeySecret, string? securityToken = null, DateTimeOffset? expiration = null)
{
    private const int VisibleCharacters = 4;

    /// <summary>The AccessKey ID.</summary>
    public string AccessKeyId { get; } = accessKeyId;

    /// <summary>The AccessKey ID with its middle hidden, to be shown.</summary>
    public string MaskedAccessKeyId =>
        AccessKeyId.Length <= 2 * VisibleCharacters ? "****" : $"{AccessKeyId[..VisibleCharacters]}****{AccessKeyId[^VisibleCharacters..]}";

    /// <summary>When the credential expires (UTC); <see langword="null"/> for never or unknown.</summary>
    public DateTimeOffset? Expiration { get; } = expiration;

    internal string AccessKeySecret { get; } = accessKeySecret;

    internal string? SecurityToken { get; } = securityToken;

    /// <summary>Returns the masked AccessKey ID.</summary>
    public override string ToString() => MaskedAccessKeyId;

    /// <summary>Creates a credential from texts that a user, a file or another program provided. White space around them is removed.</summary>
    /// <param name="source">The source, named in the error.</param>
    /// <param name="accessKeyId">The AccessKey ID.</param>
    /// <param name="accessKeySecret">The AccessKey secret.</param>
    /// <param name="securityToken">The STS token, if any.</param>
    /// <param name="expiration">When the credential expires, if known.</param>
    /// <exception cref="CredentialException">A text contains a character that no AccessKey has: the service would only report a wrong signature.</exception>
    internal static Credential Parse(string source, string accessKeyId, string accessKeySecret, string? securityToken = null, DateTimeOffset? expiration = null) => new(
        Checked("AccessKey ID", accessKeyId, source),
        Checked("AccessKey secret", accessKeySecret, source),
        securityToken is null ? null : Checked("security token", securityToken, source),
        expiration);

    private static string Checked(string name, string text, string source)
    {
        var trimmed = text.Trim();
        foreach (var c in trimmed)
        {
            var found = c switch
            {
                '\r' or '\n' => "a line break",
                '"' or '\'' => "a quotation mark",
                _ when char.IsWhiteSpace(c) => "white space",
                > ' ' and <= '~' => null,
                _ when char.IsLetterOrDigit(c) => "a non-ASCII character",
                _ => string.Create(CultureInfo.InvariantCulture, $"an invisible or non-ASCII character (U+{(int)c:X4})"),
            };
            if (found is not null)
            {
                throw new CredentialException($"The {name} ({source}) contains {found}.", $"Enter the {name} again, without {found}.");
            }
        }

        return trimmed.Length > 0 ? trimmed : throw new CredentialException($"The {name} ({source}) is empty.");
    }
}
