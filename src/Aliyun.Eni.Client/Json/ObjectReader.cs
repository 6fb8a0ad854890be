using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Json;

/// <summary>Reads one member of a struct; the cursor is at its value.</summary>
internal delegate void MemberReader<in T>(T target, ref JsonCursor json);

/// <summary>Reads one item of a list; false for one of which nothing is left.</summary>
internal delegate bool ItemReader<T>(ref JsonCursor json, [MaybeNullWhen(false)] out T item);

/// <summary>Reads an API struct into its model; the model names its members as they are in the response.</summary>
/// <typeparam name="T">The type of the model.</typeparam>
internal sealed class ObjectReader<T>
    where T : ApiObject
{
    private readonly Func<T> _create;
    private readonly Member[] _members;

    /// <param name="create">Makes an empty struct: <c>new T()</c> would go through reflection for each.</param>
    /// <param name="members">The members, in the order in which the service sends them.</param>
    public ObjectReader(Func<T> create, params ReadOnlySpan<(string Name, MemberReader<T> Read)> members)
    {
        _create = create;
        (ReadItem, ReadRow) = (TryRead, TryReadRow);
        _members = new Member[members.Length];
        for (var i = 0; i < members.Length; i++)
        {
            _members[i] = new Member(Encoding.UTF8.GetBytes(members[i].Name), members[i].Name, members[i].Read);
        }
    }

    private ObjectReader(Func<T> create, Member[] members)
    {
        _create = create;
        (ReadItem, ReadRow) = (TryRead, TryReadRow);
        _members = members;
    }

    /// <summary>The member without which an object isn't a response of the action; <see langword="null"/> for none.</summary>
    public string? Required { get; init; }

    /// <summary>Reads a struct that is an item of a list.</summary>
    public ItemReader<T> ReadItem { get; }

    /// <summary>Reads a row of a response.</summary>
    public ItemReader<T> ReadRow { get; }

    /// <summary>Returns a reader with additional or replaced members.</summary>
    public ObjectReader<T> With(params ReadOnlySpan<(string Name, MemberReader<T> Read)> others)
    {
        var members = new List<Member>(_members);
        foreach (var (name, read) in others)
        {
            var member = new Member(Encoding.UTF8.GetBytes(name), name, read);
            var known = members.FindIndex(one => one.Name == member.Name);
            members.RemoveRange(Math.Max(known, 0), known < 0 ? 0 : 1);
            members.Insert(known < 0 ? members.Count : known, member);
        }

        return new(_create, [.. members]);
    }

    /// <summary>Whether there is a member of the name the cursor is at.</summary>
    public bool Contains(ref JsonCursor json) => Find(ref json, 0) >= 0;

    /// <summary>Reads the object the cursor has just entered.</summary>
    /// <returns><see langword="null"/> when it had no member.</returns>
    public T? Read(ref JsonCursor json)
    {
        T? target = null;
        var expected = 0;
        while (json.NextMember())
        {
            target ??= _create();
            ReadMember(ref json, target, ref expected);
        }

        return target;
    }

    /// <summary>Reads a whole response, an object that the cursor has just entered.</summary>
    /// <exception cref="JsonException">A member comes twice, the required list is missing, or there is the code of an error: rows beside it may be incomplete.</exception>
    public T ReadResponse(ref JsonCursor json)
    {
        var response = _create();
        var read = new bool[_members.Length];
        var expected = 0;
        while (json.NextMember())
        {
            // Of two lists or tokens, one would be lost without a word.
            if (ReadMember(ref json, response, ref expected) is >= 0 and var found)
            {
                read[found] = !read[found] ? true : throw new JsonException($"The response has {_members[found].Name} twice.");
            }
        }

        return Required is not null && !read[Array.FindIndex(_members, member => member.Name == Required)] ? throw new JsonException($"The response has no {Required}.")
            : HasErrorCode(response) ? throw new JsonException("The response is an error.")
            : response;
    }

    /// <summary>Reads the members of the object the cursor has just entered into one that is there.</summary>
    public void Read(ref JsonCursor json, T target)
    {
        var expected = 0;
        while (json.NextMember())
        {
            ReadMember(ref json, target, ref expected);
        }
    }

    /// <summary>Reads one member; the cursor is at its name.</summary>
    /// <returns>The index of the member; -1 when it is unknown.</returns>
    public int ReadMember(ref JsonCursor json, T target, ref int expected)
    {
        var found = Find(ref json, expected);
        if (found < 0)
        {
            var name = json.Name();
            json.Next();
            target.AddAdditionalProperty(name, json.Value());
            return found;
        }

        expected = found + 1;
        json.Next();
        ref readonly var member = ref _members[found];
        member.Read(target, ref json);
        if (json.Rejected())
        {
            target.AddAdditionalProperty(member.Name, json.Value());
        }

        return found;
    }

    /// <summary>Reads a row of a response: an empty object is one too.</summary>
    private bool TryReadRow(ref JsonCursor json, [MaybeNullWhen(false)] out T row)
    {
        if (json.Token != JsonTokenType.StartObject)
        {
            return TryRead(ref json, out row);
        }

        Read(ref json, row = _create());
        return true;
    }

    private bool TryRead(ref JsonCursor json, [MaybeNullWhen(false)] out T item) => (item = json.Struct(this)) is not null;

    private static bool HasErrorCode(T response) => response.AdditionalProperties is { } others && ErrorResponse.HasErrorCode(others);

    // Rows of a response have the same member order, so the search starts after the last member found.
    private int Find(ref JsonCursor json, int expected)
    {
        var members = _members;
        for (var i = expected; i < members.Length; i++)
        {
            if (json.NameIs(members[i].Utf8Name))
            {
                return i;
            }
        }

        for (var i = 0; i < expected; i++)
        {
            if (json.NameIs(members[i].Utf8Name))
            {
                return i;
            }
        }

        // Some backends and tools write the names in another case.
        for (var i = 0; i < members.Length; i++)
        {
            if (json.NameIsInAnyCase(members[i].Utf8Name))
            {
                return i;
            }
        }

        return -1;
    }

    private readonly record struct Member(byte[] Utf8Name, string Name, MemberReader<T> Read);
}
