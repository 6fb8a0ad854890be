namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>What goes wrong in a server that gives away keys.</summary>
public enum KeyMishap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Every request is taken and none answered.</summary>
    Hang,

    /// <summary>Every request is answered with 503.</summary>
    Unavailable,

    /// <summary>Every request is answered with 200 and a page of HTML, as by a proxy that wants a login.</summary>
    Portal,

    /// <summary>Instead of the keys comes a page of HTML, with 200.</summary>
    Html,

    /// <summary>The JSON of the keys ends in the middle.</summary>
    MalformedJson,

    /// <summary>The keys look good, but Code says Failed: nobody accepts them.</summary>
    CodeFailed,
}
