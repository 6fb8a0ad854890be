using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Paging;

/// <summary>One page of a listing.</summary>
/// <param name="Positions">What is on it.</param>
/// <param name="NextToken">Empty at the end; null in page-number mode, which has none (aliyun-cli issue #512).</param>
/// <param name="TotalCount">Right in page-number mode, noise in token mode.</param>
/// <param name="PageNumber">1 in token mode.</param>
/// <param name="PageSize">The rows on the page in token mode.</param>
internal sealed record Page(IReadOnlyList<int> Positions, string? NextToken, int TotalCount, int PageNumber, int PageSize)
{
    public void WriteMembers(IAnswerWriter answer)
    {
        answer.Number("TotalCount", TotalCount);
        answer.Number("PageSize", PageSize);
        answer.Text(nameof(NextToken), NextToken);
        answer.Number("PageNumber", PageNumber);
    }
}
