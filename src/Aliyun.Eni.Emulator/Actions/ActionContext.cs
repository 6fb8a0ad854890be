using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The input of an action.</summary>
internal sealed record ActionContext(
    RequestParameters Parameters, World World, EmulatorOptions Options, ActiveFaults Faults, IdentityStore Identities, EmulatorAccount? Caller)
{
    /// <summary>The identity of the caller.</summary>
    public Principal Identity => Caller?.Identity ?? throw new InvalidOperationException("An unsigned action has no caller.");

    /// <summary>The time whose rows a read sees, or null for now.</summary>
    public DateTimeOffset? ReadTime =>
        (Faults.ReadLag is { } lag && lag > World.ReadLag ? lag : World.ReadLag) is var behind && behind > TimeSpan.Zero ? World.Now - behind : null;

    /// <summary>The region of the RegionId parameter.</summary>
    /// <exception cref="ServiceException">The region doesn't exist.</exception>
    public RegionData Region
    {
        get
        {
            var region = Parameters.Required("RegionId");
            if (!region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            {
                throw new ServiceException(400, "InvalidRegionId.MalFormed", "The specified parameter RegionId is not valid.");
            }

            return World.FindRegion(region)
                ?? throw new ServiceException(404, "InvalidRegionId.NotFound", $"The specified RegionId {region} does not exist.");
        }
    }
}
