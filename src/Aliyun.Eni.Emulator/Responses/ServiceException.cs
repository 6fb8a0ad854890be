namespace Aliyun.Eni.Emulator.Responses;

/// <summary>An error response of the service.</summary>
internal sealed class ServiceException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    /// <summary>What the gateway says of a missing parameter of the protocol.</summary>
    public static ServiceException Missing(string name) => new(400, $"Missing{name}", $"{name} is mandatory for this action.");

    public static ServiceException MissingParameter(string name) =>
        new(400, $"MissingParameter.{name}", $"The input parameter \"{name}\" that is mandatory for processing this request is not supplied.");

    public static ServiceException InvalidParameter(string name, string reason) =>
        new(400, $"InvalidParameter.{name}", $"The specified parameter {name} is not valid: {reason}");
}
