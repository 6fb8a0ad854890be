namespace Aliyun.Eni.Session;

/// <summary>The command cannot start: something it needs to know is missing or wrong. No request has been made.</summary>
internal sealed class ConfigurationException(
    string errorId, string message, object? target = null, string? remedy = null, Exception? innerException = null) : Exception(message, innerException)
{
    public string ErrorId { get; } = errorId;

    public object? Target { get; } = target;

    /// <summary>The command or step that mends it.</summary>
    public string? Remedy { get; } = remedy;
}
