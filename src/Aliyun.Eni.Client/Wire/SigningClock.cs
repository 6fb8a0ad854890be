namespace Aliyun.Eni.Client.Wire;

/// <summary>The machine's clock, set right by the service's where the service has refused it.</summary>
internal sealed class SigningClock(TimeProvider machine)
{
    // Ticks: read and written by several requests at once.
    private long _offset;

    public DateTimeOffset Now => machine.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public void Set(DateTimeOffset serverTime) => Interlocked.Exchange(ref _offset, (serverTime - machine.GetUtcNow()).Ticks);
}
