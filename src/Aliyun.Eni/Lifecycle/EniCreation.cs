using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Creates a network interface and reads it back.</summary>
/// <param name="connection">The connection.</param>
internal sealed class EniCreation(EniConnection connection)
{
    /// <summary>The maximum time that reads may omit a new network interface.</summary>
    private static readonly TimeSpan MaxReadLag = TimeSpan.FromSeconds(30);

    /// <summary>The network interface that was created; <see langword="null"/> while that isn't known.</summary>
    public NetworkInterface? Created { get; private set; }

    /// <summary>Creates a network interface.</summary>
    /// <param name="request">The request.</param>
    /// <param name="created">Called with the network interface, whether the service lists it, and why it couldn't be read.</param>
    /// <param name="failed">Called with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task RunAsync(CreateNetworkInterface request, Action<NetworkInterface, bool, ApiException?> created, Action<ApiException> failed, CancellationToken cancellationToken)
    {
        try
        {
            var eni = await connection.Client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Created = eni;
            var (listed, failure) = await ReadAsync(eni.NetworkInterfaceId!, cancellationToken).ConfigureAwait(false);
            created(listed ?? eni, listed is not null, failure);
        }
        catch (ApiException error)
        {
            failed(error);
        }
    }

    private async Task<(NetworkInterface? Listed, ApiException? Failure)> ReadAsync(string networkInterfaceId, CancellationToken cancellationToken)
    {
        var progress = new ChangeTracker(connection.Clock, MaxReadLag, isKnown: true, isNew: true);
        using var limit = new CancellationTokenSource(MaxReadLag, connection.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            for (var delay = TimeSpan.Zero; ; delay = progress.Interval)
            {
                if (await connection.Poller.ReadAsync(networkInterfaceId, delay, persist: true, either.Token).ConfigureAwait(false) is { } eni && EniChange.StatusOf(eni) != "Creating")
                {
                    return (eni, null);
                }
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, connection.Poller.LastFailure);
        }
        catch (ApiException failure)
        {
            // The identity may be allowed to create but not to list network interfaces.
            return (null, failure);
        }
    }
}
