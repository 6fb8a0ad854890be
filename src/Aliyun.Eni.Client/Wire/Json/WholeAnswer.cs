using System.Text.Json;

namespace Aliyun.Eni.Client.Wire.Json;

/// <summary>Reads the answers that are small enough to be read whole.</summary>
internal static class WholeAnswer
{
    private const int Largest = 16 * 1024 * 1024;

    /// <exception cref="JsonException">The text is no such answer.</exception>
    /// <exception cref="InvalidDataException">It is longer than any the service gives.</exception>
    public static async Task<T> ReadAsync<T>(Stream body, MemberTable<T> members, CancellationToken cancellationToken)
        where T : ApiObject, new()
    {
        using var whole = await WholeBody.ReadAsync(body, Largest, cancellationToken).ConfigureAwait(false);
        return Read(whole.GetBuffer().AsSpan(0, (int)whole.Length), members);
    }

    private static T Read<T>(ReadOnlySpan<byte> utf8, MemberTable<T> members)
        where T : ApiObject, new()
    {
        var answer = new T();
        var json = new JsonCursor(new Utf8JsonReader(utf8), new StringCache());
        if (!json.Next() || json.Token != JsonTokenType.StartObject)
        {
            throw new JsonException("The answer is no JSON object.");
        }

        members.Read(ref json, answer);
        return answer;
    }
}
