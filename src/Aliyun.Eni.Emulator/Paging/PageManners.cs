namespace Aliyun.Eni.Emulator.Paging;

/// <summary>What a service may do with pages besides filling them.</summary>
[Flags]
internal enum PageManners
{
    None = 0,

    /// <summary>Fewer rows than asked for, and more to come.</summary>
    Short = 1,

    /// <summary>No rows at all, and more to come; never twice in a row.</summary>
    EmptyMiddle = 2,

    /// <summary>A token although nothing follows.</summary>
    TokenOnLastPage = 4,

    /// <summary>The token that was sent comes back.</summary>
    RepeatToken = 8,

    /// <summary>The first row of the page once more at its end.</summary>
    DuplicateRows = 16,
}
