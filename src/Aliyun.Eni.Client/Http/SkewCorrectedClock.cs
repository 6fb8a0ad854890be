namespace Aliyun.Eni.Client.Http;

/// <summary>The machine's clock, corrected by the service's where the service has refused a time.</summary>
internal sealed class SkewCorrectedClock(TimeProvider machine)
{
    // Ticks: read and written by several requests at once.
    private long _offset;

    public DateTimeOffset Now => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public void Correct(DateTimeOffset serverTime) => Interlocked.Exchange(ref _offset, (serverTime - machine.GetUtcNow()).Ticks);
}
