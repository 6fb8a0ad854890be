namespace Aliyun.Eni.Emulator.Faults;

/// <summary>What can be made to go wrong. In text the names are written reset-in-body, short-pages and so on.</summary>
public enum FaultKind
{
    /// <summary>400 Throttling.User, with x-acs-retry-after when RetryAfter is set.</summary>
    Throttle,

    /// <summary>Any error of the service: Status, Code, Message (default 403 Forbidden.RAM).</summary>
    Error,

    /// <summary>500 InternalError, or 503 ServiceUnavailable with Status 503.</summary>
    ServerError,

    /// <summary>400 InvalidSecurityToken.Expired.</summary>
    ExpiredToken,

    /// <summary>The connection is reset before a byte is answered.</summary>
    ResetBeforeHeaders,

    /// <summary>The connection is reset in the middle of the headers.</summary>
    ResetInHeaders,

    /// <summary>The connection is reset after Bytes of the body (default 1000).</summary>
    ResetInBody,

    /// <summary>The connection ends after Bytes of the body (default 1000); Chunked cuts a chunked body instead of one with a length.</summary>
    Truncate,

    /// <summary>Content-Length is smaller than the body by Bytes (default 10).</summary>
    WrongLength,

    /// <summary>Nothing more comes until the client goes: before the headers, or after Bytes of the body where set.</summary>
    Hang,

    /// <summary>The answer comes Milliseconds later (default 1000).</summary>
    Delay,

    /// <summary>A web page instead of an answer, with Status (default 503).</summary>
    Html,

    /// <summary>200 and no body.</summary>
    Empty200,

    /// <summary>A text of the answer holds bytes that are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>500 InternalError with a message of Bytes (default 10,000,000).</summary>
    HugeErrorBody,

    /// <summary>200 with lists nested Depth deep (default 100,000).</summary>
    DeepNesting,

    /// <summary>Lists of one element come as the element itself.</summary>
    ListAsSingleObject,

    /// <summary>The members named in Members are left out; without names, all a row can do without.</summary>
    DropMembers,

    /// <summary>The answer's token is the one that was sent.</summary>
    RepeatToken,

    /// <summary>The last page has a token; the page behind it is empty.</summary>
    TokenOnLastPage,

    /// <summary>Pages have fewer rows than asked for.</summary>
    ShortPages,

    /// <summary>A page between others is empty; never two in a row.</summary>
    EmptyMiddlePage,

    /// <summary>The first row of a page comes again at its end.</summary>
    DuplicateRows,

    /// <summary>The body is compressed, asked for or not.</summary>
    Gzip,
}
