using System.Text.Json;

namespace Aliyun.Eni.Emulator.Wire;

/// <summary>Leaves members out of an answer, with all that stands in them.</summary>
internal sealed class DroppingWriter(IAnswerWriter inner, IReadOnlyList<string> names) : IAnswerWriter
{
    // What a listing needs to be a listing, when nothing is named.
    private static readonly HashSet<string> Indispensable = new(StringComparer.Ordinal)
    {
        "RequestId", "NextToken", "NetworkInterfaceSets", "NetworkInterfaceId", "Code", "Message",
    };

    private int _droppedDepth;

    public void StartObject(string name) => Start(name, () => inner.StartObject(name));

    public void EndObject() => End(inner.EndObject);

    public void StartList(string name, string itemName, int count) => Start(name, () => inner.StartList(name, itemName, count));

    public void EndList() => End(inner.EndList);

    public void StartItem() => Start(null, inner.StartItem);

    public void EndItem() => End(inner.EndItem);

    public void Item(string value) => Keep(null, () => inner.Item(value));

    public void Text(string name, string? value) => Keep(name, () => inner.Text(name, value));

    public void Number(string name, long? value) => Keep(name, () => inner.Number(name, value));

    public void Flag(string name, bool? value) => Keep(name, () => inner.Flag(name, value));

    public void Any(string name, JsonElement value) => Keep(name, () => inner.Any(name, value));

    private bool Drops(string? name) =>
        _droppedDepth > 0 || (name is not null && (names.Count == 0 ? !Indispensable.Contains(name) : names.Contains(name)));

    private void Keep(string? name, Action write)
    {
        if (!Drops(name))
        {
            write();
        }
    }

    private void Start(string? name, Action start)
    {
        if (Drops(name))
        {
            _droppedDepth++;
        }
        else
        {
            start();
        }
    }

    private void End(Action end)
    {
        if (_droppedDepth > 0)
        {
            _droppedDepth--;
        }
        else
        {
            end();
        }
    }
}
