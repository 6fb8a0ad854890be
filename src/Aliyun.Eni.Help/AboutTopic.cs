using System.Text.RegularExpressions;

namespace Aliyun.Eni.Help;

/// <summary>
/// A conceptual help topic. It is written in Markdown, which a repository page shows, and converted to the plain text of 80 columns that Get-Help shows.
/// The file starts with its name as a heading and a short description. Headings, paragraphs, lists and fenced code may follow.
/// </summary>
internal sealed partial class AboutTopic
{
    private const int MaxColumns = 80;

    private const int Indent = 4;

    private readonly List<string> _lines = [];

    private readonly List<string> _paragraph = [];

    private AboutTopic(string name, string[] markdown)
    {
        Name = name;
        var isValid = markdown is [var title, "", var description, ..] && title == $"# {name}" && Indent + description.Length <= MaxColumns;
        if (isValid)
        {
            // Get-Help takes the fifth line for the synopsis of a topic.
            _lines.AddRange(["TOPIC", $"    {name}", string.Empty, "SHORT DESCRIPTION", $"    {markdown[2]}", string.Empty, "LONG DESCRIPTION"]);
            Convert(markdown[3..]);
        }

        Errors =
        [
            .. isValid ? [] : new[] { $"{name} doesn't start with the heading '# {name}' and a short description of at most {MaxColumns - Indent} characters." },
            .. _lines.Where(static line => line.Length > MaxColumns).Select(line => $"{name} has a line of more than {MaxColumns} columns: {line.Trim()}"),
        ];
    }

    public string Name { get; }

    public string Text => string.Join('\n', _lines) + "\n";

    /// <summary>A sentence for each reason why Get-Help can't show the topic well.</summary>
    public IReadOnlyList<string> Errors { get; }

    public static IReadOnlyList<AboutTopic> ReadFolder(string path) =>
        [.. Directory.GetFiles(path, "about_*.md").Order(StringComparer.Ordinal).Select(static file => new AboutTopic(Path.GetFileNameWithoutExtension(file), File.ReadAllLines(file)))];

    private void Convert(IEnumerable<string> markdown)
    {
        var isCode = false;
        foreach (var line in markdown)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                EndParagraph();
                isCode = !isCode;
            }
            else if (isCode)
            {
                _lines.Add(line.Length == 0 ? line : new string(' ', 2 * Indent) + line);
            }
            else if (line.StartsWith('#'))
            {
                EndParagraph();
                var heading = PlainText(line.TrimStart('#', ' '));
                _lines.Add(line.StartsWith("###", StringComparison.Ordinal) ? "  " + heading : heading.ToUpperInvariant());
            }
            else if (line.Length == 0)
            {
                EndParagraph();
                AddBlankLine();
            }
            else
            {
                if (ListMarker().IsMatch(line))
                {
                    EndParagraph();
                }

                _paragraph.Add(line.Trim());
            }
        }

        EndParagraph();
    }

    // There is none between a heading and its text: text is indented by four columns, a heading by two at most.
    private void AddBlankLine()
    {
        if (_lines[^1].StartsWith("    ", StringComparison.Ordinal))
        {
            _lines.Add(string.Empty);
        }
    }

    private void EndParagraph()
    {
        if (_paragraph.Count == 0)
        {
            return;
        }

        var text = PlainText(string.Join(' ', _paragraph));
        _paragraph.Clear();
        var line = new string(' ', Indent - 1);
        foreach (var word in text.Split(' '))
        {
            if (line.Length + 1 + word.Length > MaxColumns)
            {
                _lines.Add(line);
                line = new string(' ', Indent - 1 + ListMarker().Match(text).Length);
            }

            line += " " + word.Replace(HardSpace, ' ');
        }

        _lines.Add(line);
    }

    private const char HardSpace = '\u00A0';

    // Code isn't broken over lines. A link is replaced by its text, and the address follows where it leads to another site.
    private static string PlainText(string markdown)
    {
        var text = ExternalLink().Replace(markdown, "$1 ($2)");
        text = Link().Replace(text, "$1").Replace("**", string.Empty, StringComparison.Ordinal);
        return Code().Replace(text, static code => code.Groups[1].Value.Replace(' ', HardSpace));
    }

    [GeneratedRegex(@"^(?:- |[0-9]+\. )")]
    private static partial Regex ListMarker();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\[([^\]]+)\]\((https://[^)]+)\)")]
    private static partial Regex ExternalLink();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]+\)")]
    private static partial Regex Link();
}
