namespace Aliyun.Eni.Session;

/// <summary>The command cannot start: something it needs to know is missing or wrong. No request has been made.</summary>
internal sealed class ConfigurationException(string errorId, string message, object? target = null) : Exception(message)
{
    public string ErrorId { get; } = errorId;

    public object? Target { get; } = target;
}
