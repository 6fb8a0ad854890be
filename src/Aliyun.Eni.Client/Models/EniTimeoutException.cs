namespace Aliyun.Eni;

/// <summary>A network interface didn't reach the expected state in time. The operation continues in the service.</summary>
public sealed class EniTimeoutException : TimeoutException
{
    internal EniTimeoutException(string message, NetworkInterface? networkInterface)
        : base(message) => NetworkInterface = networkInterface;

    /// <summary>The code of the advice for this operation.</summary>
    internal string AdviceCode { get; init; } = "Ali.WaitTimeout";

    /// <summary>The network interface as it was read last; <see langword="null"/> when it wasn't listed.</summary>
    public NetworkInterface? NetworkInterface { get; }
}
