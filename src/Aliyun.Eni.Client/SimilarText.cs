namespace Aliyun.Eni.Client;

/// <summary>Finds names that a misspelt text may stand for.</summary>
internal static class SimilarText
{
    private const int MaxNearest = 3;

    /// <summary>Returns the candidates that are near a text, nearest first, at most three.</summary>
    public static IReadOnlyList<string> Nearest(string text, IEnumerable<string> candidates) =>
    [
        .. candidates.Select(candidate => (Text: candidate, Distance: Distance(candidate, text)))
            .Where(candidate => candidate.Distance <= Math.Max(2, text.Length / 3))
            .OrderBy(static candidate => candidate.Distance)
            .Take(MaxNearest)
            .Select(static candidate => candidate.Text),
    ];

    // Levenshtein distance.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
