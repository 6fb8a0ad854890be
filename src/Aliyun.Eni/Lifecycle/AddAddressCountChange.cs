using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Adds addresses or prefixes that the service chooses, at most 10 a request. Each run adds more.</summary>
internal sealed class AddAddressCountChange(string networkInterfaceId, string kind, int count) : EniChange(networkInterfaceId)
{
    private readonly List<AddressOrPrefix> _assigned = [];
    private string _action = string.Empty;
    private int _accepted;

    public required string RegionId { get; init; }

    /// <summary>What the service has assigned.</summary>
    public IReadOnlyList<AddressOrPrefix> Assigned => _assigned;

    public override string TimeoutCode => "Ali.ModificationTimeout";

    public override string DescribeAction(NetworkInterface? eni) =>
        $"Add {count} {(AddressChange.IsPrefix(kind) ? $"{kind[..4]} prefix" : $"{kind} address")}{(count == 1 ? string.Empty : "es")}";

    public override string DescribeOperation(ChangeTracker progress) => "add addresses";

    public override string DescribeUnchanged(NetworkInterface? eni) => $"No address was added to {NetworkInterfaceId}.";

    public override bool CompletesWithoutRead(ChangeTracker progress) => !WaitsUntilVisible && _accepted == count;

    public override bool IsVisible(NetworkInterface eni) => _assigned.TrueForAll(AddressOrPrefix.Of(eni).Contains);

    public override EniStep Next(NetworkInterface? eni, ChangeTracker progress)
    {
        if (eni is null)
        {
            return NotListed(progress);
        }

        if (_accepted < count)
        {
            var some = Math.Min(count - _accepted, AddressChange.MaxAddresses);
            var request = CreateRequest(some);
            _action = request.Action;
            return new EniStep.Send(request with { Accepted = () => _accepted += some });
        }

        return IsVisible(eni) || !WaitsUntilVisible ? new EniStep.Done()
            : NotShown(progress.MayBeStale(_action));
    }

    private EniRequest CreateRequest(int some)
    {
        var request = AddAddressChange.RequestOf(kind, RegionId, NetworkInterfaceId);
        return EniRequest.Create(AddressChange.IsPrefix(kind) ? request with { PrefixCount = some } : request with { AddressCount = some }, Received);
    }

    private void Received(AssignedAddresses response)
    {
        foreach (var text in response.Addresses)
        {
            if (AddressOrPrefix.TryParse(text, out var address))
            {
                _assigned.Add(address);
            }
        }
    }
}
