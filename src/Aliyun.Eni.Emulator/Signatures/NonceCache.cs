namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Remembers nonces for 15 minutes: the service refuses a repeated one with SignatureNonceUsed.</summary>
internal sealed class NonceCache(TimeProvider clock)
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly HashSet<(string, string)> _known = [];
    private readonly Queue<((string, string) Nonce, DateTimeOffset At)> _order = [];

    /// <summary>False when this account used the nonce within the window.</summary>
    public bool TryUse(string accessKeyId, string nonce)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            while (_order.TryPeek(out var oldest) && now - oldest.At > Window)
            {
                _known.Remove(_order.Dequeue().Nonce);
            }

            if (!_known.Add((accessKeyId, nonce)))
            {
                return false;
            }

            _order.Enqueue(((accessKeyId, nonce), now));
            return true;
        }
    }
}
