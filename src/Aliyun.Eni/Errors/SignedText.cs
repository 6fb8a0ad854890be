namespace Aliyun.Eni.Errors;

/// <summary>The text the service computed a signature of, which it tells when it refuses one.</summary>
internal static class SignedText
{
    private const string Mark = "server string to sign is:";

    /// <summary>Whether it is the text that was signed here; <see langword="null"/> where one of the two is not known.</summary>
    public static bool? IsTheServers(EcsException error)
    {
        var at = error.Message.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 || error.StringToSign is null ? null
            : Bare(error.Message[(at + Mark.Length)..]).StartsWith(Bare(error.StringToSign), StringComparison.Ordinal);
    }

    // Line breaks do not outlive every gateway.
    private static string Bare(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
}
