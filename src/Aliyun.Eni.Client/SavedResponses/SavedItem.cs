namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>What is found in saved text: a network interface, or an error.</summary>
/// <param name="Row">The network interface.</param>
/// <param name="Refusal">An error of the service, which was saved as its answer.</param>
/// <param name="Fault">What is wrong with the text.</param>
/// <param name="Path">The file that <paramref name="Refusal"/> is in, where there is one.</param>
internal readonly record struct SavedItem(NetworkInterface? Row, ApiException? Refusal = null, SavedResponseException? Fault = null, string? Path = null);
