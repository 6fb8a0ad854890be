using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>What an action sees of a request.</summary>
internal sealed record ActionContext(
    ActionParameters Parameters, EniDataSet Data, EmulatorOptions Options, PageManners Manners, Realm Realm, EmulatorAccount? Caller)
{
    /// <summary>Who signed the request.</summary>
    public CallerIdentity Identity => Caller?.Identity ?? throw new InvalidOperationException("An unsigned action has no caller.");

    /// <summary>The rows of the region asked for.</summary>
    /// <exception cref="ServiceException">No such region, or none given.</exception>
    public RegionRows RequiredRegion()
    {
        var region = Parameters.Required("RegionId");
        if (!region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw new ServiceException(400, "InvalidRegionId.MalFormed", "The specified parameter RegionId is not valid.");
        }

        return Data.Rows(region)
            ?? throw new ServiceException(404, "InvalidRegionId.NotFound", $"The specified RegionId {region} does not exist.");
    }
}
