using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Session;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Lifecycle;

/// <summary>Everything that changes network interfaces of one region with one profile.</summary>
internal sealed class EniConnection
{
    private readonly Connection _connection;

    public EniConnection(Connection connection, RequestObserver observer, CancellationToken stopping)
    {
        _connection = connection;
        Clock = connection.Options.Clock;
        RegionId = connection.RegionId!;
        ProfileName = connection.ProfileName;
        Client = connection.CreateClient(observer);
        Poller = new EniPoller(ReadAsync, Clock, stopping);
        Runner = new EniChangeRunner(Poller, (request, token) => request.SendAsync(Client, token), ReadInstanceStatusAsync, Clock)
        {
            RegionId = RegionId,
            ProfileName = ProfileName,
            MaxRetry = connection.Options.MaxRetry,
            Retrying = observer.Retrying,
            Unseen = RunspaceState.Current.UnseenChanges,
        };
    }

    public string RegionId { get; }

    public string? ProfileName { get; }

    /// <summary>The parameters with which another command uses this connection.</summary>
    public string Arguments => $"-RegionId {RegionId}{(ProfileName is { } name ? $" -ProfileName {PowerShellLiteral.Quote(name)}" : string.Empty)}";

    public TimeProvider Clock { get; }

    public ApiClient Client { get; }

    public EniPoller Poller { get; }

    public EniChangeRunner Runner { get; }

    /// <summary>Whether it changes network interfaces of the same region and profile.</summary>
    public bool IsOf(Connection connection) => _connection.IsSameAs(connection);

    /// <summary>Removes tags.</summary>
    /// <param name="ids">The network interfaces.</param>
    /// <param name="keys">The keys of the tags; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task UntagAsync(IReadOnlyList<string> ids, IEnumerable<string>? keys, CancellationToken cancellationToken)
    {
        if (keys is null)
        {
            await Client.SendAsync(new UntagResources(RegionId, ids) { All = true }, cancellationToken).ConfigureAwait(false);
        }

        foreach (var some in (keys ?? []).Chunk(TagResources.MaxTags))
        {
            await Client.SendAsync(new UntagResources(RegionId, ids) { TagKeys = some }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<NetworkInterface>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        // By page number, because TotalCount has no meaning in pages by token.
        var request = new DescribeNetworkInterfaces(RegionId) { NetworkInterfaceIds = ids, PageNumber = 1, PageSize = EniPoller.MaxIds, RequiresCertainty = true };
        return (await Client.SendAsync(request, cancellationToken).ConfigureAwait(false)).NetworkInterfaces;
    }

    // The identity may be allowed to attach but not to list instances.
    private async Task<string?> ReadInstanceStatusAsync(string instanceId, CancellationToken cancellationToken)
    {
        try
        {
            return await Client.SendAsync(new DescribeInstanceStatus(RegionId, instanceId), cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException)
        {
            return null;
        }
    }
}
