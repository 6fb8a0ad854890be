namespace Aliyun.Eni.Tests.Support;

/// <summary>A clock on which intervals and time limits pass ten times as fast as on the wall; the date is the real one, for signatures.</summary>
internal sealed class FastClock : TimeProvider
{
    private const int Factor = 10;

    private readonly long _start = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => _start + ((System.GetTimestamp() - _start) * Factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)));

    private static TimeSpan Real(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / Factor;

    private sealed class Timer(ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(Real(dueTime), Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
