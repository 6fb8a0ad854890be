using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing.Questions;

/// <summary>What to ask the service for, and what to keep of the answers.</summary>
/// <param name="First">The listings.</param>
/// <param name="Filter">What is kept of their rows.</param>
/// <param name="Then">The listings to look further in, should addresses be held by none of the first rows.</param>
/// <param name="ThenFilter">What is kept of theirs.</param>
internal sealed record Plan(
    IReadOnlyList<DescribeNetworkInterfaces> First,
    RowFilter Filter,
    IReadOnlyList<DescribeNetworkInterfaces> Then,
    RowFilter ThenFilter);
