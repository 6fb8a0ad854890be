using Aliyun.Eni.Client;

namespace Aliyun.Eni.Lifecycle;

/// <summary>What to do next with a network interface, decided by a read of it.</summary>
internal abstract record EniStep
{
    private EniStep()
    {
    }

    /// <summary>The network interface has the requested state.</summary>
    /// <param name="Warning">A warning for the user.</param>
    public sealed record Done(string? Warning = null) : EniStep;

    /// <summary>Read it again a little later.</summary>
    public sealed record Wait : EniStep;

    /// <summary>Send a request, then read it again.</summary>
    public sealed record Send(EniRequest Request) : EniStep;

    /// <summary>The requested state can't be reached.</summary>
    public sealed record Fail(string Code, string Message) : EniStep;
}

/// <summary>A request that changes a network interface, whatever its response is.</summary>
/// <param name="Action">The action.</param>
/// <param name="RetryMode">What may be sent again after a failure.</param>
/// <param name="Request">The request: an <see cref="ApiRequest{TResponse}"/>.</param>
/// <param name="SendAsync">Sends it.</param>
internal sealed record EniRequest(string Action, RetryMode RetryMode, object Request, Func<ApiClient, CancellationToken, Task> SendAsync)
{
    /// <summary>Called when the service has accepted the request, or says that nothing was to be done.</summary>
    public Action? Accepted { get; init; }

    /// <param name="request">The request.</param>
    /// <param name="received">Called with the response.</param>
    public static EniRequest Create<T>(ApiRequest<T> request, Action<T>? received = null) => new(request.Action, request.RetryMode, request, async (client, token) =>
    {
        var response = await client.SendAsync(request, token).ConfigureAwait(false);
        received?.Invoke(response);
    });
}
