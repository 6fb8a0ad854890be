namespace Aliyun.Eni.Client.Credentials;

/// <summary>A place that should have a credential has none the service would take.</summary>
public sealed class CredentialException : Exception
{
    /// <param name="message">What is wrong, and where, in a sentence. No secret.</param>
    /// <param name="remedy">The command or step that mends it, when there is one.</param>
    /// <param name="innerException">What lies beneath.</param>
    internal CredentialException(string message, string? remedy = null, Exception? innerException = null)
        : base(message, innerException) => Remedy = remedy;

    /// <summary>The command or step that mends it, when there is one.</summary>
    public string? Remedy { get; }
}
