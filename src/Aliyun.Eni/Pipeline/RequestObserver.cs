using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Pipeline;

/// <summary>Callbacks for what happens during a request.</summary>
/// <param name="Request">Called after each attempt.</param>
/// <param name="Retry">Called before the delay of each retry.</param>
/// <param name="Signature">Called before each request is sent.</param>
internal sealed record RequestObserver(Action<RequestTrace> Request, Action<RetryTrace> Retry, Action<SignatureTrace> Signature);
