namespace Aliyun.Eni.Client.Credentials;

/// <summary>
/// Keeps what a source gave until shortly before it expires. Many may ask at once: one of them asks the source, the others wait for it. When the
/// source fails while the old credential lives, the old one serves on.
/// </summary>
internal sealed class RefreshingProvider(string description, Func<CancellationToken, Task<Credential>> fetch, TimeProvider clock) : ICredentialProvider, IRenewable, IDisposable
{
    // The SDKs refresh 15 minutes before the end, and so would refresh a session of 15 minutes, the shortest there is, on every request.
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    // The SDKs ask a source that names no end on every request; a listing of hundreds of pages would start hundreds of programs.
    private static readonly TimeSpan WithoutEnd = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Held? _held;

    public string Description => description;

    public async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
    {
        if (Fresh() is { } credential)
        {
            return credential;
        }

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return Fresh() ?? await RefreshAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Renew(Credential refused)
    {
        if (_held is { } held && held.Credential.AccessKeyId == refused.AccessKeyId)
        {
            _held = null;
        }
    }

    public void Dispose() => _gate.Dispose();

    private Credential? Fresh() => _held is { } held && clock.GetUtcNow() < held.RefreshAt ? held.Credential : null;

    private async Task<Credential> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var credential = await fetch(cancellationToken).ConfigureAwait(false);
            _held = new Held(credential, RefreshAt(credential));
            return credential;
        }
        catch (Exception failure) when (failure is CredentialException or EcsException && _held is { } old && (old.Credential.Expiration is not { } end || clock.GetUtcNow() < end))
        {
            return _held.Credential;
        }
    }

    // A quarter of a short life is left when it is refreshed.
    private DateTimeOffset RefreshAt(Credential credential)
    {
        if (credential.Expiration is not { } end)
        {
            return clock.GetUtcNow() + WithoutEnd;
        }

        var quarter = (end - clock.GetUtcNow()) / 4;
        return end - (quarter < Ahead ? quarter : Ahead);
    }

    private sealed record Held(Credential Credential, DateTimeOffset RefreshAt);
}
