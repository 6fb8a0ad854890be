namespace Aliyun.Eni.Benchmarks.Report;

/// <summary>Prints the lines as a table that is Markdown too.</summary>
internal static class BudgetTable
{
    private static readonly BudgetLine Head = new("what", "measured", "ratio", "budget", null);

    public static void Print(IReadOnlyList<BudgetLine> lines)
    {
        string[][] cells = [[.. Cells(Head)[..^1], "verdict"], .. lines.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length))];
        for (var row = 0; row < cells.Length; row++)
        {
            Console.WriteLine($"| {string.Join(" | ", cells[row].Zip(widths, static (cell, width) => cell.PadRight(width)))} |");
            if (row == 0)
            {
                Console.WriteLine($"|{string.Join("|", widths.Select(static width => new string('-', width + 2)))}|");
            }
        }
    }

    private static string[] Cells(BudgetLine line) => [line.What.Replace("|", "\\|", StringComparison.Ordinal), line.Measured, line.Ratio, line.Budget, line.Verdict];
}
