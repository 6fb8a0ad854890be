namespace Aliyun.Eni.Client.Wire;

/// <summary>The tokens of one listing. A server that sends one again, or never sends a row, would be asked forever.</summary>
internal sealed class TokenTrail
{
    public const string RepeatedToken = "Ali.RepeatedToken";

    public const string EndlessPages = "Ali.EndlessPages";

    /// <summary>Empty pages are legal; so many in a row have no end.</summary>
    private const int MostEmptyPages = 1000;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private int _emptyPages;

    public TokenTrail(string? firstSent)
    {
        if (firstSent is not null)
        {
            _seen.Add(firstSent);
        }
    }

    /// <exception cref="EcsException">The token of this page has been sent before, or there is no end of empty pages.</exception>
    public void Follow(string? nextToken, int rows, string? requestId, string regionId)
    {
        if (nextToken is null)
        {
            return;
        }

        _emptyPages = rows == 0 ? _emptyPages + 1 : 0;
        if (!_seen.Add(nextToken))
        {
            throw Lie(RepeatedToken, "The service sent the same NextToken twice; the listing cannot go on without repeating rows.");
        }

        if (_emptyPages > MostEmptyPages)
        {
            throw Lie(EndlessPages, $"The service sent {MostEmptyPages} empty pages in a row and still names a next one.");
        }

        EcsException Lie(string code, string text) => new(code, text, System.Net.HttpStatusCode.OK, requestId) { RegionId = regionId };
    }
}
