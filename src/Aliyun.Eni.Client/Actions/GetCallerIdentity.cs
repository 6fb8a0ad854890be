using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>GetCallerIdentity (STS 2015-04-01): the identity that the credential belongs to. It needs no permission.</summary>
internal sealed record GetCallerIdentity() : ApiRequest<CallerIdentity>(ApiService.Sts, nameof(GetCallerIdentity))
{
    internal override void AddTo(QueryParameters query)
    {
        // There are no parameters.
    }

    internal override CallerIdentity Read(ref JsonCursor json)
    {
        var response = json.Response(Response.Members);
        return new CallerIdentity(response.AccountId, response.Arn, response.IdentityType, response.PrincipalId);
    }

    private sealed class Response : ApiObject
    {
        public static readonly ObjectReader<Response> Members = new(
            static () => new(),
            ("AccountId", static (response, ref json) => response.AccountId = json.NonEmptyString()),
            ("Arn", static (response, ref json) => response.Arn = json.NonEmptyString()),
            ("IdentityType", static (response, ref json) => response.IdentityType = json.NonEmptyString()),
            ("PrincipalId", static (response, ref json) => response.PrincipalId = json.NonEmptyString()))
        {
            Required = "Arn",
        };

        public string? AccountId { get; private set; }

        public string? Arn { get; private set; }

        public string? IdentityType { get; private set; }

        public string? PrincipalId { get; private set; }
    }
}
