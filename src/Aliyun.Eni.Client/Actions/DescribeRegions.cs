using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>DescribeRegions (ECS 2014-05-26): the regions the account can use, in the service's order. It requires no region, and any endpoint supports it.</summary>
public sealed record DescribeRegions() : ApiRequest<ValueList<Region>>(ApiService.Ecs, nameof(DescribeRegions))
{
    /// <summary>The language of the names: zh-CN (the service's default), zh-TW, en-US, ja, fr, de or ko.</summary>
    public string? AcceptLanguage { get; init; }

    internal override void AddTo(QueryParameters query) => query.Add(AcceptLanguage);

    internal override ValueList<Region> Read(ref JsonCursor json)
    {
        var regions = json.Response(Response.Members).Regions;
        if (json.ListCount is null)
        {
            throw new System.Text.Json.JsonException("The response has no rows in Regions.");
        }

        foreach (var region in regions)
        {
            _ = ResponseReader.RequireId(region.RegionId, nameof(Region.RegionId));
            region.ProfileName = json.ProfileName;
        }

        return regions;
    }

    // An error quotes a text that isn't a region ID. What stands for a secret there must not be a wildcard, which would name all regions.
    internal override void Redact(ValueList<Region> response, Func<string, string> redact)
    {
        foreach (var region in response.Where(static region => !ApiService.IsRegionId(region.RegionId!)))
        {
            region.RegionId = redact(region.RegionId!).Replace("****", "…", StringComparison.Ordinal);
        }
    }

    private sealed class Response : ApiObject
    {
        public static readonly ObjectReader<Response> Members = new(
            static () => new(),
            ("Regions", static (response, ref json) => response.Regions = json.RequiredList("Region"u8, Region.Members)))
        {
            Required = "Regions",
        };

        public ValueList<Region> Regions { get; private set; } = ValueList<Region>.Of([]);
    }
}
