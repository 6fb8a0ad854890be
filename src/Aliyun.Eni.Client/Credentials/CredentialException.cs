using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>A source of credentials is missing, malformed or can't be reached.</summary>
public sealed class CredentialException : Exception
{
    /// <param name="message">What is wrong, and where. It contains no secret.</param>
    /// <param name="remedy">What fixes it, as a sentence; <see langword="null"/> if nothing is known.</param>
    /// <param name="innerException">The cause.</param>
    internal CredentialException(string message, string? remedy = null, Exception? innerException = null)
        : base(Redaction.Clean(message), innerException) => Remedy = remedy is null ? null : Redaction.Clean(remedy);

    /// <summary>What fixes it, as a sentence; <see langword="null"/> if nothing is known.</summary>
    public string? Remedy { get; }
}
