using System.Text.Json;
using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Client.Wire.Json;

namespace Aliyun.Eni.Client.Operations;

/// <summary>
/// ListTagResources (ECS 2014-05-26) for network interfaces: the way around the 1,000 at which DescribeNetworkInterfaces stops with a tag. A row a tag:
/// an ID comes as often as it has tags.
/// </summary>
internal static class ListTagResources
{
    private static readonly MemberTable<Row> RowMembers = new(
        static () => new(),
        ("ResourceId", static (row, ref json) => row.ResourceId = json.Id()));

    private static readonly MemberTable<Answer> Members = new(
        static () => new(),
        ("NextToken", static (answer, ref json) => answer.NextToken = json.Id()),
        ("TagResources", static (answer, ref json) => answer.Rows = json.List("TagResource"u8, RowMembers)));

    public static EcsRequest Request(string regionId, IReadOnlyList<KeyValuePair<string, string?>> tags, string? nextToken)
    {
        var query = new QueryParameters();
        query.Add("RegionId", regionId);
        query.Add("ResourceType", "eni");
        query.Add("Tag", tags);
        query.Add("NextToken", nextToken);
        return new EcsRequest("ListTagResources", EcsRequest.EcsVersion, query.ToString());
    }

    /// <exception cref="JsonException">The text is no answer of this action.</exception>
    public static async Task<IdPage> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var answer = await WholeAnswer.ReadAsync(body, Members, cancellationToken).ConfigureAwait(false);
        return answer.Rows is { } rows
            ? new IdPage([.. rows.Select(static row => row.ResourceId).OfType<string>()], answer.NextToken)
            : throw new JsonException("The answer has no TagResources.");
    }

    private sealed class Answer : ApiObject
    {
        public string? NextToken { get; set; }

        public ValueList<Row>? Rows { get; set; }
    }

    private sealed class Row : ApiObject
    {
        public string? ResourceId { get; set; }
    }
}
