using System.Globalization;
using System.Net;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The rules for delegated prefixes.</summary>
internal static class PrefixRules
{
    /// <summary>Fails permanently, although with HTTP 500, in regions without prefixes.</summary>
    public static void RequireSupport(RegionData region)
    {
        if (!region.Info.SupportsIpPrefix)
        {
            throw new ServiceException(500, "InvalidOperation.RegionNotSupportIpPrefix", "The region does not support IP prefixes.");
        }
    }

    /// <summary>A prefix of exactly this length without host bits.</summary>
    /// <exception cref="ServiceException">The text isn't one.</exception>
    public static IPNetwork Parse(string text, int length)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !IPAddress.TryParse(text[..slash], out var address) || !int.TryParse(text[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var given))
        {
            throw new ServiceException(403, "InvalidIp.IpPrefixIllegal", "The specified IP prefix is illegal.");
        }

        if (given != length)
        {
            throw new ServiceException(403, "InvalidIp.IpPrefixMaskInvalid", $"The mask of the specified IP prefix must be {length}.");
        }

        var prefix = new IPNetwork(address, length);
        return prefix.BaseAddress.Equals(address)
            ? prefix
            : throw new ServiceException(403, "InvalidIp.IpPrefixNotStrict", "The specified IP prefix has host bits.");
    }
}
