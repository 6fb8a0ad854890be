namespace Aliyun.Eni.Emulator.Faults;

/// <summary>The kinds of faults. In text their names are written reset-in-body, short-pages and so on.</summary>
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

    /// <summary>The connection is reset before the response, after the action was executed.</summary>
    ResetBeforeHeaders,

    /// <summary>The connection is reset in the middle of the response headers.</summary>
    ResetInHeaders,

    /// <summary>The connection is reset after Bytes of the body (default 1000).</summary>
    ResetInBody,

    /// <summary>The connection ends after Bytes of the body (default 1000); Chunked cuts a chunked body instead of one with a length.</summary>
    Truncate,

    /// <summary>Content-Length is smaller than the body by Bytes (default 10).</summary>
    WrongLength,

    /// <summary>The response stops until the client disconnects: before the headers, or after Bytes of the body when set.</summary>
    Hang,

    /// <summary>The response is delayed by Milliseconds (default 1000).</summary>
    Delay,

    /// <summary>An HTML page instead of a response, with Status (default 503).</summary>
    Html,

    /// <summary>200 with an empty body.</summary>
    Empty200,

    /// <summary>A text of the response contains bytes that aren't UTF-8.</summary>
    InvalidUtf8,

    /// <summary>500 InternalError with a message of Bytes (default 10,000,000).</summary>
    HugeErrorBody,

    /// <summary>200 with lists nested Depth deep (default 100,000).</summary>
    DeepNesting,

    /// <summary>Lists of one element are sent as the element itself.</summary>
    ListAsSingleObject,

    /// <summary>Lists are sent as objects with the indexes of their items as keys.</summary>
    ListAsIndexedObject,

    /// <summary>The members in Members are left out; without names, all but the essential ones.</summary>
    DropMembers,

    /// <summary>The response repeats the token of the request.</summary>
    RepeatToken,

    /// <summary>The last page has a token; the next page is empty.</summary>
    TokenOnLastPage,

    /// <summary>Pages have fewer rows than requested.</summary>
    ShortPages,

    /// <summary>A page between others is empty; never two in a row.</summary>
    EmptyMiddlePage,

    /// <summary>The first row of a page is repeated at its end.</summary>
    DuplicateRows,

    /// <summary>The first row of the listing is repeated on every later page.</summary>
    RepeatRows,

    /// <summary>Every token is new and leads to the first page.</summary>
    EverNewTokens,

    /// <summary>The body is compressed, requested or not.</summary>
    Gzip,

    /// <summary>200 with the first half of the JSON, well framed.</summary>
    HalfJson,

    /// <summary>The header Name is set to Value (default Content-Encoding: br, with a body that isn't compressed).</summary>
    SetHeader,

    /// <summary>Every member Name (default NextToken) gets Value as JSON, or as text when it isn't JSON (default true); added to the root when there is none.</summary>
    SetMember,

    /// <summary>Every member Name (default NetworkInterfaceSets) is renamed To (default InstanceInfos).</summary>
    RenameMember,

    /// <summary>The value of every member Name (default NetworkInterfaceSets) is wrapped in an object with the only member To (default the same name).</summary>
    WrapMember,

    /// <summary>Every list Name (default Region) gets one more item, Value as JSON (default a region named evil.example/x).</summary>
    AddItem,

    /// <summary>403 with a message that repeats the Authorization header and the security token of the request.</summary>
    EchoAuthorization,

    /// <summary>The connection is reset before the action is executed.</summary>
    LoseRequest,

    /// <summary>The action is executed, then the connection is reset.</summary>
    LoseResponse,

    /// <summary>The action is executed, then an error is returned: Status, Code, Message (default 500 InternalError).</summary>
    ErrorAfterExecution,

    /// <summary>A conflict with another operation: 403 Operation.Conflict, or what the action calls it.</summary>
    Conflict,

    /// <summary>400 IdempotentFailed, also for every later request with the same ClientToken.</summary>
    IdempotentFailed,

    /// <summary>The state the request starts (Attaching, Detaching, Deleting) doesn't end until the action is requested again.</summary>
    Stuck,

    /// <summary>The state the request starts ends in the state before it: an attachment that fails.</summary>
    FallBack,

    /// <summary>The request reads the network interfaces as they were Milliseconds (default 5000) ago.</summary>
    StaleRead,
}
