using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>The response of an action that returns nothing but its request ID.</summary>
public sealed class EmptyResponse : ApiObject
{
    private static readonly ObjectReader<EmptyResponse> Members = new(
        static () => new(),
        ("RequestId", static (response, ref json) => response.RequestId = json.NonEmptyString()));

    private EmptyResponse()
    {
    }

    /// <summary>The ID of the request, for the service's support.</summary>
    public string? RequestId { get; private set; }

    internal static EmptyResponse Read(ref JsonCursor json) => json.Response(Members);
}
