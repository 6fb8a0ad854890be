using System.Text.Json;
using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Client.Wire.Json;

namespace Aliyun.Eni.Client.Operations;

/// <summary>DescribeRegions (ECS 2014-05-26). It needs no region, and any endpoint answers it.</summary>
internal static class DescribeRegions
{
    private static readonly MemberTable<Answer> Members = new(
        static () => new(),
        ("RequestId", static (answer, ref json) => answer.RequestId = json.Id()),
        ("Regions", static (answer, ref json) => answer.Regions = json.List("Region"u8, Wire.Json.Members.Region)));

    public static EcsRequest Request(string? acceptLanguage)
    {
        var query = new QueryParameters();
        query.Add("AcceptLanguage", acceptLanguage);
        return new EcsRequest("DescribeRegions", EcsRequest.EcsVersion, query.ToString());
    }

    /// <exception cref="JsonException">The text is no answer of this action.</exception>
    public static async Task<ValueList<Region>> ReadAsync(Stream body, CancellationToken cancellationToken) =>
        (await WholeAnswer.ReadAsync(body, Members, cancellationToken).ConfigureAwait(false)).Regions ?? throw new JsonException("The answer has no Regions.");

    private sealed class Answer : ApiObject
    {
        public string? RequestId { get; set; }

        public ValueList<Region>? Regions { get; set; }
    }
}
