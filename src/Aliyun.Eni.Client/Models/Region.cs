using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni;

/// <summary>A region of the service (<c>Regions.Region</c> of DescribeRegions, ECS 2014-05-26).</summary>
public sealed class Region : ApiObject
{
    internal static readonly ObjectReader<Region> Members = new(
        static () => new(),
        ("RegionId", static (region, ref json) => region.RegionId = json.NonEmptyString()),
        ("RegionEndpoint", static (region, ref json) => region.RegionEndpoint = json.NonEmptyString()),
        ("LocalName", static (region, ref json) => region.LocalName = json.String() is { } name ? Redaction.Clean(name) : null),
        ("Status", static (region, ref json) => region.Status = json.NonEmptyString()));

    /// <summary>The ID of the region, such as <c>cn-hangzhou</c>.</summary>
    public string? RegionId { get; internal set; }

    /// <summary>The host name of the region's ECS endpoint.</summary>
    public string? RegionEndpoint { get; internal set; }

    /// <summary>The name of the region, in the language of the request's AcceptLanguage.</summary>
    public string? LocalName { get; internal set; }

    /// <summary>Whether instances can be bought: available or soldOut. An open set.</summary>
    public string? Status { get; internal set; }

    /// <summary>The credential profile of the request; <see langword="null"/> without a profile. Get-AliEni lists a piped region with this profile.</summary>
    public string? ProfileName { get; internal set; }

    /// <summary>The <see cref="RegionId"/>.</summary>
    public override string ToString() => RegionId ?? string.Empty;
}
