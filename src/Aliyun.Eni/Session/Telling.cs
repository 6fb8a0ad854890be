using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Session;

/// <summary>Who is told of what happens on the way.</summary>
/// <param name="Request">Told of each try that has ended.</param>
/// <param name="Retry">Told of each repetition, before the wait.</param>
/// <param name="Signature">Told of each signature, before the request is sent.</param>
internal sealed record Telling(Action<RequestTrace> Request, Action<RetryTrace> Retry, Action<SignatureTrace> Signature);
