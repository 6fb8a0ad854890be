namespace Aliyun.Eni.Emulator.Paging;

/// <summary>What an action makes of MaxResults and PageSize.</summary>
/// <param name="DefaultResults">Without MaxResults.</param>
/// <param name="LeastResults">A smaller MaxResults is raised to this, silently.</param>
/// <param name="MostResults">A larger MaxResults is lowered to this, silently.</param>
/// <param name="MostPageSize">A larger PageSize is an error; 0 where the action has no pages by number.</param>
internal readonly record struct PageLimits(int DefaultResults, int LeastResults, int MostResults, int MostPageSize);
