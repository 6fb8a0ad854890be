namespace Aliyun.Eni.Client;

/// <summary>
/// Ends a listing that a faulty server would never end: a server that repeats a token, or sends page after page without a new item.
/// </summary>
internal sealed class PageGuard
{
    public const string RepeatedToken = "Ali.RepeatedToken";

    public const string EndlessPages = "Ali.EndlessPages";

    /// <summary>Empty pages are legal before the last one, and a page may repeat items of others. A listing with this many in a row never ends.</summary>
    public const int MaxUnproductivePages = 100;

    private readonly HashSet<string> _tokens = new(StringComparer.Ordinal);

    private readonly IdSet _items = new();
    private int _unproductivePages;
    private bool _isFirst = true;

    /// <param name="firstToken">The token of the first page.</param>
    public PageGuard(string? firstToken)
    {
        if (firstToken is not null)
        {
            _tokens.Add(firstToken);
        }
    }

    /// <summary>Checks the next page of the listing.</summary>
    /// <returns>The code and the message of what is wrong; <see langword="null"/> when the listing can continue.</returns>
    public (string Code, string Message)? Check(IPage page)
    {
        _unproductivePages = HasNewItem(page) ? 0 : _unproductivePages + 1;
        if (page.NextToken is not null && !_tokens.Add(page.NextToken))
        {
            return (RepeatedToken, "The service sent the same NextToken twice. The listing can't continue without repeating rows.");
        }

        return page.NextToken is not null && _unproductivePages >= MaxUnproductivePages
            ? (EndlessPages, $"The service sent {MaxUnproductivePages} pages in a row without a new item, and another NextToken.")
            : null;
    }

    // A new last item is enough for a page to be productive. The other items of a page are remembered as soon as its last one is known: a server that repeats
    // its pages is noticed when it repeats them again, and a listing of a hundred thousand rows needs no second set of all their IDs.
    private bool HasNewItem(IPage page)
    {
        var last = page.ItemCount - 1;
        var isNew = last >= 0 && Add(page.HashAt(last));
        if (_isFirst || !isNew)
        {
            _isFirst = false;
            for (var i = 0; i < last; i++)
            {
                isNew |= Add(page.HashAt(i));
            }
        }

        return isNew;
    }

    private bool Add(ulong hash) => hash != 0 && _items.Add(hash);
}
