using System.Text;
using System.Text.Json;

namespace Aliyun.Eni.Client.Wire.Json;

internal delegate void MemberReader<in T>(T target, ref JsonCursor json);

internal delegate T? ItemReader<out T>(ref JsonCursor json)
    where T : class;

/// <summary>The members of a struct of the API: their names on the wire and where each goes.</summary>
/// <typeparam name="T">The type of the model.</typeparam>
internal sealed class MemberTable<T>
    where T : ApiObject
{
    private readonly Member[] _members;

    public MemberTable(params IReadOnlyList<(string Name, MemberReader<T> Read)> members) =>
        _members = [.. members.Select(static member => new Member(Encoding.UTF8.GetBytes(member.Name), member.Name, member.Read))];

    /// <summary>Reads the members of the object the cursor has just entered.</summary>
    /// <returns>Whether there was any member.</returns>
    public bool Read(ref JsonCursor json, T target)
    {
        var any = false;
        var expected = 0;
        while (json.Next() && json.Token == JsonTokenType.PropertyName)
        {
            any = true;
            ReadMember(ref json, target, ref expected);
        }

        return any;
    }

    /// <summary>Reads one member; the cursor is at its name.</summary>
    public void ReadMember(ref JsonCursor json, T target, ref int expected)
    {
        var found = Find(ref json, ref expected);
        if (found is not { } member)
        {
            var name = json.Name();
            if (json.Next())
            {
                Keep(ref json, target, name);
            }
        }
        else if (json.Next())
        {
            member.Read(target, ref json);
            if (json.Rejected())
            {
                Keep(ref json, target, member.Name);
            }
        }
    }

    private static void Keep(ref JsonCursor json, T target, string name)
    {
        var value = json.Any();
        if (!json.Incomplete)
        {
            target.AddAdditionalProperty(name, value);
        }
    }

    // Rows of one answer have their members in one order: the member after the last one found is nearly always the right one.
    private Member? Find(ref JsonCursor json, ref int expected)
    {
        for (var i = 0; i < _members.Length; i++)
        {
            var candidate = expected + i < _members.Length ? expected + i : expected + i - _members.Length;
            if (json.NameIs(_members[candidate].Utf8Name))
            {
                expected = candidate + 1 == _members.Length ? 0 : candidate + 1;
                return _members[candidate];
            }
        }

        return null;
    }

    private readonly record struct Member(byte[] Utf8Name, string Name, MemberReader<T> Read);
}
