using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Package;

/// <summary>The questions of the cookbook, each with the command that answers it.</summary>
internal static partial class Cookbook
{
    public static IReadOnlyList<(string Question, string Line)> Read()
    {
        var readme = File.ReadAllText(Path.Combine(Paths.Repository, "src", "Aliyun.Eni", "en-US", "about_Aliyun.Eni_Export.md")).ReplaceLineEndings("\n");
        var chapter = Chapter().Match(readme).Groups["block"].Value;
        return [.. chapter.Split("\n\n").Select(static entry => entry.Trim().Split('\n')).Select(static lines => (lines[0].TrimStart('#', ' '), string.Join('\n', lines[1..])))];
    }

    /// <summary>The commands of a line.</summary>
    public static IEnumerable<CommandAst> Commands(string line)
    {
        var script = Parser.ParseInput(line, out _, out var errors);
        Assert.Empty(errors);
        return script.FindAll(static node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>();
    }

    [GeneratedRegex(@"^## Cookbook\n.*?^```powershell\n(?<block>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Chapter();
}
