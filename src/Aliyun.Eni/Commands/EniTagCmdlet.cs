using Aliyun.Eni.Client;
using Aliyun.Eni.Lifecycle;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet that changes tags: one request for up to 50 network interfaces.</summary>
public abstract class EniTagCmdlet : EniActionCmdlet
{
    private readonly Dictionary<EniConnection, EniBatcher> _batchers = [];
    private ConcurrencyLimiter? _throttle;

    private protected EniTagCmdlet()
    {
    }

    private protected override string Activity => "Tagging network interfaces";

    // Here it limits requests and not network interfaces.
    private protected override int Parallelism => int.MaxValue;

    /// <summary>The action of the requests.</summary>
    private protected abstract string Action { get; }

    /// <summary>Describes what -WhatIf prints and -Confirm asks.</summary>
    /// <param name="eni">The network interface as far as it is known.</param>
    private protected abstract string DescribeAction(NetworkInterface? eni);

    /// <summary>Whether a network interface needs no change.</summary>
    private protected abstract bool IsApplied(NetworkInterface eni);

    /// <summary>Changes some network interfaces.</summary>
    private protected abstract Task SendAsync(EniConnection connection, IReadOnlyList<string> ids, CancellationToken cancellationToken);

    private protected override EniChange CreateChange(EniTarget target, EniConnection connection)
    {
        var batcher = Batcher(connection);
        var request = new EniRequest(Action, RetryMode.ReadStateFirst, target, (_, token) => batcher.SendAsync(target.NetworkInterfaceId, token));
        return new ModifyChange(target.NetworkInterfaceId, DescribeAction, [new(request, IsApplied)]) { WaitsUntilVisible = PassThru };
    }

    private protected override void Started(string networkInterfaceId, EniConnection connection) => Batcher(connection).Expect(networkInterfaceId);

    private protected override void Finished(string networkInterfaceId, EniConnection connection) => Batcher(connection).Settle(networkInterfaceId);

    private protected override void InputEnded()
    {
        foreach (var batcher in _batchers.Values)
        {
            batcher.EndInput();
        }
    }

    private EniBatcher Batcher(EniConnection connection)
    {
        lock (_batchers)
        {
            if (!_batchers.TryGetValue(connection, out var batcher))
            {
                _throttle ??= new ConcurrencyLimiter(ThrottleLimit);
                _batchers[connection] = batcher = new EniBatcher((ids, token) => SendAsync(connection, ids, token), _throttle, Clock, Cancellation);
            }

            return batcher;
        }
    }
}
