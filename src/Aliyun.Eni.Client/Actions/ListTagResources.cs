using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>
/// ListTagResources (ECS 2014-05-26) for ENIs: DescribeNetworkInterfaces stops at 1,000 of them when it filters by tag. The response has one row per tag, so an ID occurs once for each tag of its ENI.
/// </summary>
internal sealed record ListTagResources(string RegionId, IReadOnlyList<KeyValuePair<string, string?>> Tags) : PagedRequest<IdPage>(ApiService.Ecs, nameof(ListTagResources))
{
    /// <summary>The page size of the service can't be changed.</summary>
    internal override int? DefaultMaxResults => null;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add("eni", "ResourceType").Add(Tags, "Tag").Add(NextToken);

    internal override IdPage Read(ref JsonCursor json)
    {
        var response = json.Response(Response.Members);
        return new IdPage([.. response.Rows.Select(static row => ResponseReader.RequireId(row.ResourceId, nameof(Row.ResourceId)))], response.NextToken, response.RequestId);
    }

    private sealed class Response : ApiObject
    {
        public static readonly ObjectReader<Response> Members = new(
            static () => new(),
            ("RequestId", static (response, ref json) => response.RequestId = json.NonEmptyString()),
            ("NextToken", static (response, ref json) => response.NextToken = json.NextPageToken()),
            ("TagResources", static (response, ref json) => response.Rows = json.RequiredList("TagResource"u8, Row.Members)))
        {
            Required = "TagResources",
        };

        public string? RequestId { get; private set; }

        public string? NextToken { get; private set; }

        public ValueList<Row> Rows { get; private set; } = ValueList<Row>.Of([]);
    }

    private sealed class Row : ApiObject
    {
        public static readonly ObjectReader<Row> Members = new(
            static () => new(),
            ("ResourceId", static (row, ref json) => row.ResourceId = json.NonEmptyString()));

        public string? ResourceId { get; private set; }
    }
}

/// <summary>A page of ENI IDs that another action returned.</summary>
/// <param name="Ids">The IDs; one may come several times.</param>
/// <param name="NextToken">The token of the next page; <see langword="null"/> after the last.</param>
/// <param name="RequestId">The ID of the request.</param>
internal sealed record IdPage(IReadOnlyList<string> Ids, string? NextToken, string? RequestId) : IPage
{
    int IPage.ItemCount => Ids.Count;

    ulong IPage.HashAt(int index) => IdSet.Hash(Ids[index]);
}
