using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Errors;

/// <summary>A host that was made from a region and does not exist says something of the region, not of the host.</summary>
internal static class UnknownRegion
{
    public const string Code = "Ali.UnknownRegion";

    public static EcsException Explain(EcsException error, Connection connection)
    {
        if (error.Code != TransportError.UnknownHost || !connection.IsRegionsOwn || connection.RegionId is not { } region)
        {
            return error;
        }

        // A region that is known has a host: it is this machine that cannot find it.
        var text = KnownRegions.Contains(region)
            ? $"The host {connection.Endpoint.Host} cannot be found; is this machine connected, and can it resolve names?"
            : $"Region '{region}' is unknown or not opened: there is no host {connection.Endpoint.Host}.{DidYouMean(region)}";
        return error.Reworded(text, KnownRegions.Contains(region) ? error.Code : Code);
    }

    /// <summary>A sentence with the nearest known regions, with a space before it; empty when none is near.</summary>
    public static string DidYouMean(string region) => KnownRegions.Nearest(region) is { Count: > 0 } nearest ? $" Did you mean {string.Join(", ", nearest)}?" : string.Empty;
}
