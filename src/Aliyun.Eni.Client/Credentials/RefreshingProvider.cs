namespace Aliyun.Eni.Client.Credentials;

/// <summary>
/// Caches a fetched credential and refreshes it shortly before it expires. Concurrent callers wait for one refresh. If a refresh fails, the current
/// credential is used until it expires.
/// </summary>
internal sealed class RefreshingProvider(string description, Func<CancellationToken, Task<Credential>> fetch, TimeProvider clock) : ICredentialProvider, IDisposable
{
    // The SDKs refresh 15 minutes before the end; that would refresh a session of 15 minutes, the shortest there is, on every request.
    private static readonly TimeSpan RefreshMargin = TimeSpan.FromMinutes(5);

    // The SDKs fetch a credential without expiration on every request; a listing of hundreds of pages would start hundreds of programs.
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile CachedCredential? _cached;

    public string Description => description;

    public async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
    {
        if (GetFresh() is { } credential)
        {
            return credential;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return GetFresh() ?? await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public bool Invalidate(Credential refused)
    {
        if (_cached is { } cached && cached.Credential.AccessKeyId == refused.AccessKeyId)
        {
            _cached = null;
        }

        return true;
    }

    public void Dispose() => _gate.Dispose();

    private Credential? GetFresh() => _cached is { } cached && clock.GetUtcNow() < cached.RefreshAt ? cached.Credential : null;

    private async Task<Credential> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var credential = await fetch(cancellationToken).ConfigureAwait(false);
            _cached = new CachedCredential(credential, RefreshTime(credential));
            return credential;
        }
        catch (Exception failure) when (failure is CredentialException or ApiException && _cached is { } old && (old.Credential.Expiration is not { } end || clock.GetUtcNow() < end))
        {
            // Not fetched again for every request: each try may take as long as its time limit.
            var retryAt = clock.GetUtcNow() + DefaultLifetime;
            _cached = old with { RefreshAt = old.Credential.Expiration is { } expiration && expiration < retryAt ? expiration : retryAt };
            return old.Credential;
        }
    }

    // An expiration in the past means that this machine's clock is fast, or that the source is wrong. The service decides; one fetch a minute is enough.
    private DateTimeOffset RefreshTime(Credential credential)
    {
        var now = clock.GetUtcNow();
        if (credential.Expiration is not { } end || end <= now)
        {
            return now + DefaultLifetime;
        }

        var quarter = (end - now) / 4;
        return end - (quarter < RefreshMargin ? quarter : RefreshMargin);
    }

    private sealed record CachedCredential(Credential Credential, DateTimeOffset RefreshAt);
}
