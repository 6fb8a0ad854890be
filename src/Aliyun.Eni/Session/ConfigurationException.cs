using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Session;

/// <summary>A setting that a cmdlet needs is missing or invalid; no request was sent.</summary>
internal sealed class ConfigurationException(
    string errorId, string message, object? target = null, string? remedy = null, Exception? innerException = null) : Exception(Redaction.Clean(message), innerException)
{
    public string ErrorId { get; } = errorId;

    public object? Target { get; } = target;

    /// <summary>The command or step that fixes it; <see langword="null"/> for the advice of the error catalog.</summary>
    public string? Remedy { get; } = remedy is null ? null : Redaction.Clean(remedy);

    public static ConfigurationException From(CredentialException error) =>
        new("Ali.CredentialMissing", error.Message, remedy: error.Remedy, innerException: error);
}
