using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni;

/// <summary>A whole response of DescribeNetworkInterfaces.</summary>
public sealed class EniPage : ApiObject, IPage
{
    internal static readonly ObjectReader<EniPage> Members = new(
        static () => new(),
        ("TotalCount", static (page, ref json) => page.TotalCount = json.Int32()),
        ("RequestId", static (page, ref json) => page.RequestId = json.NonEmptyString()),
        ("PageSize", static (page, ref json) => page.PageSize = json.Int32()),
        ("NextToken", static (page, ref json) => page.NextToken = json.NextPageToken()),
        ("PageNumber", static (page, ref json) => page.PageNumber = json.Int32()),
        ("NetworkInterfaceSets", static (page, ref json) => page.NetworkInterfaces = json.RequiredList("NetworkInterfaceSet"u8, NetworkInterface.Members)))
    {
        Required = "NetworkInterfaceSets",
    };

    /// <summary>The ID of the request, for the service's support.</summary>
    public string? RequestId { get; internal set; }

    /// <summary>The token of the next page; <see langword="null"/> after the last page.</summary>
    public string? NextToken { get; internal set; }

    /// <summary>The number of ENIs that match. It isn't valid if pages are requested by token.</summary>
    public int? TotalCount { get; internal set; }

    /// <summary>The number of this page, from 1.</summary>
    public int? PageNumber { get; internal set; }

    /// <summary>The number of entries per page.</summary>
    public int? PageSize { get; internal set; }

    /// <summary>The ENIs of this page.</summary>
    public ValueList<NetworkInterface> NetworkInterfaces { get; internal set; } = new([]);

    /// <summary>The region of the request.</summary>
    public string? RegionId { get; internal set; }

    /// <summary>The number of rows that the request excludes by ID or address. They were removed.</summary>
    internal int UnrequestedCount { get; set; }

    int IPage.ItemCount => NetworkInterfaces.Count;

    /// <summary>The <see cref="RequestId"/>.</summary>
    public override string ToString() => RequestId ?? string.Empty;

    ulong IPage.HashAt(int index) => NetworkInterfaces[index].IdHash;
}
