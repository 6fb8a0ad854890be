namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>All requests in the order of their arrival.</summary>
internal sealed class RequestLog<TRecord>
{
    private readonly Lock _gate = new();
    private readonly List<TRecord> _records = [];

    public IReadOnlyList<TRecord> Snapshot()
    {
        lock (_gate)
        {
            return [.. _records];
        }
    }

    public void Add(TRecord record)
    {
        lock (_gate)
        {
            _records.Add(record);
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _records.Clear();
        }
    }
}
