using System.Management.Automation;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Lifecycle;

/// <summary>A network interface that a cmdlet was given: an ID, or an object that has one.</summary>
/// <param name="NetworkInterfaceId">The ID.</param>
internal sealed record EniTarget(string NetworkInterfaceId)
{
    /// <summary>The region of the object.</summary>
    public string? RegionId { get; init; }

    /// <summary>The profile of the object.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The network interface as far as the object describes it; <see langword="null"/> for an ID.</summary>
    public NetworkInterface? Snapshot { get; init; }

    /// <summary>Whether the object is a whole network interface, live or deserialized, and not a row with columns of the user's choice.</summary>
    public bool IsNetworkInterface { get; init; }

    /// <summary>The object; <see langword="null"/> for an ID.</summary>
    public PSObject? Object { get; init; }

    /// <summary>Whether it may be so new that reads don't show it yet. The clocks of this machine and the service may differ by minutes.</summary>
    public bool IsNew => IsKnown && !(Snapshot?.CreationTime < DateTime.Now - MaxNewAge);

    /// <summary>Whether it exists for certain, or did: the object came from a listing, as a network interface or an address of one.</summary>
    public bool IsKnown { get; init; }

    private static TimeSpan MaxNewAge => TimeSpan.FromMinutes(10);

    /// <summary>Reads an object of the pipeline: an ID, a network interface, an address of one, or a row with the column NetworkInterfaceId or Id.</summary>
    /// <returns>The target, or <see langword="null"/> for any other object.</returns>
    public static EniTarget? From(PSObject? input)
    {
        switch (input?.BaseObject)
        {
            case null:
                return null;
            case string id:
                return id.Trim() is { Length: > 0 } text ? new EniTarget(text) : null;
            case NetworkInterface { NetworkInterfaceId: { } id } eni:
                return new EniTarget(id) { RegionId = eni.RegionId, ProfileName = eni.ProfileName, Snapshot = eni, IsNetworkInterface = true, IsKnown = true, Object = input };
            default:
                return (Text(input, "NetworkInterfaceId") ?? Text(input, "Id")) is { } named ? FromRow(named, input) : null;
        }
    }

    /// <summary>The network interface in a sentence: its ID, then what else is known of it.</summary>
    /// <param name="regionId">The region.</param>
    public string Describe(string? regionId)
    {
        string?[] facts = [Snapshot?.NetworkInterfaceName, Snapshot?.PrivateIpAddress, regionId];
        return $"{NetworkInterfaceId} ({string.Join(", ", facts.Where(static fact => !string.IsNullOrEmpty(fact)))})";
    }

    /// <summary>The text of a property; <see langword="null"/> when it is missing or empty.</summary>
    public static string? Text(PSObject row, string property) =>
        row.Properties[property]?.Value is { } value && LanguagePrimitives.ConvertTo<string>(value).Trim() is { Length: > 0 } text ? text : null;

    private static EniTarget FromRow(string id, PSObject row) => new(id)
    {
        RegionId = Text(row, nameof(RegionId)),
        ProfileName = Text(row, nameof(ProfileName)),
        Snapshot = new NetworkInterface
        {
            NetworkInterfaceId = id,
            NetworkInterfaceName = Text(row, nameof(NetworkInterface.NetworkInterfaceName)),
            PrivateIpAddress = Text(row, nameof(NetworkInterface.PrivateIpAddress)),
            Type = Text(row, nameof(NetworkInterface.Type)),
            Status = Text(row, nameof(NetworkInterface.Status)),
            CreationTime = LanguagePrimitives.TryConvertTo<DateTime>(row.Properties[nameof(NetworkInterface.CreationTime)]?.Value, out var created) ? created : null,
            InstanceId = Text(row, nameof(NetworkInterface.InstanceId)) ?? Text(row, nameof(NetworkInterface.AttachedInstanceId)),
        },
        IsNetworkInterface = row.TypeNames.Any(static name => name is "Aliyun.Eni.NetworkInterface" or "Deserialized.Aliyun.Eni.NetworkInterface"),
        IsKnown = PSValue.IsOfType(row, "Aliyun.Eni.NetworkInterface") || PSValue.IsOfType(row, "Aliyun.Eni.EniAddress"),
        Object = row,
    };
}
