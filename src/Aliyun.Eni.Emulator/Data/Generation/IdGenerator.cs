namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>IDs that look like the service's: kind, region prefix, 17 characters.</summary>
internal sealed class IdGenerator(DeterministicRandom random, string regionPrefix)
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Tail = 17;

    public string Create(string kind, char purpose, int n) =>
        string.Create(kind.Length + 1 + regionPrefix.Length + Tail, (kind, regionPrefix, Number: random.Next(purpose, n)), Write);

    private static void Write(Span<char> target, (string Kind, string Prefix, ulong Number) id)
    {
        id.Kind.CopyTo(target);
        target[id.Kind.Length] = '-';
        id.Prefix.CopyTo(target[(id.Kind.Length + 1)..]);
        var tail = target[^Tail..];
        var rest = id.Number;

        // 13 digits hold 64 bits, so different numbers never collide; the other four are decoration.
        for (var at = 0; at < 13; at++)
        {
            tail[at] = Digits[(int)(rest % 36)];
            rest /= 36;
        }

        for (var at = 13; at < Tail; at++)
        {
            tail[at] = Digits[(int)(id.Number >> at & 31)];
        }
    }
}
