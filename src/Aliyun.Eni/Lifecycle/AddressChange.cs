namespace Aliyun.Eni.Lifecycle;

/// <summary>Adds the missing, or removes the present, addresses and prefixes of a network interface, at most 10 of one kind per request.</summary>
internal abstract class AddressChange(string networkInterfaceId, IReadOnlyList<AddressOrPrefix> addresses) : EniChange(networkInterfaceId)
{
    /// <summary>The maximum number of addresses a request that every page of the documentation allows.</summary>
    public const int MaxAddresses = 10;

    private readonly HashSet<AddressOrPrefix> _accepted = [];
    private string _lastAction = string.Empty;

    public required string RegionId { get; init; }

    /// <summary>What is added or removed.</summary>
    public IReadOnlyList<AddressOrPrefix> Addresses => addresses;

    /// <summary>How many addresses the next request has at most.</summary>
    protected int Size { get; set; } = MaxAddresses;

    public override string TimeoutCode => "Ali.ModificationTimeout";

    public override bool CompletesWithoutRead(ChangeTracker progress) => !WaitsUntilVisible && addresses.All(_accepted.Contains);

    public override bool IsVisible(NetworkInterface eni)
    {
        var present = AddressOrPrefix.Of(eni);
        return _accepted.All(one => IsApplied(one, present));
    }

    public override EniStep Next(NetworkInterface? eni, ChangeTracker progress)
    {
        if (eni is null)
        {
            return NotListed(progress);
        }

        if (Refuse(eni) is { } refusal)
        {
            return refusal;
        }

        var present = AddressOrPrefix.Of(eni);
        var open = addresses.Where(one => !IsApplied(one, present)).ToArray();
        var next = open.Where(one => !_accepted.Contains(one)).ToArray();
        if (next.Length > 0)
        {
            AddressOrPrefix[] some = [.. next.Where(one => one.Kind == next[0].Kind).Take(Size)];
            var request = CreateRequest(some[0].Kind, [.. some.Select(static one => one.Text)]);
            _lastAction = request.Action;
            return new EniStep.Send(request with { Accepted = () => _accepted.UnionWith(some) });
        }

        return open.Length == 0 || !WaitsUntilVisible ? new EniStep.Done()
            : NotShown(progress.MayBeStale(_lastAction));
    }

    protected abstract bool IsApplied(AddressOrPrefix address, IReadOnlySet<AddressOrPrefix> present);

    /// <summary>Whether a kind is one of addresses or prefixes of IPv4.</summary>
    public static bool IsIpv4(string kind) => kind is EniAddressKind.IPv4 or EniAddressKind.IPv4Prefix;

    /// <summary>Whether a kind is one of prefixes.</summary>
    public static bool IsPrefix(string kind) => kind is EniAddressKind.IPv4Prefix or EniAddressKind.IPv6Prefix;

    protected abstract EniRequest CreateRequest(string kind, IReadOnlyList<string> texts);

    protected virtual EniStep? Refuse(NetworkInterface eni) => null;
}
