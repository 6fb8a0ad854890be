using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Help;

/// <summary>The about topics of the staged module, as Get-Help finds them.</summary>
[Trait("Speed", "Slow")]
public sealed class TopicTests
{
    private static string Sources => Path.Combine(Paths.Repository, "src", "Aliyun.Eni", "en-US");

    public static TheoryData<string> Topics => [.. Directory.GetFiles(Sources, "about_*.md").Select(static file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Topics))]
    public void GetHelp_shows_a_topic_in_80_columns_of_plain_text(string topic)
    {
        using var shell = new ModuleShell();

        var outcome = shell.Run($"Get-Help {topic}");

        Assert.Empty(outcome.Errors);
        var lines = Assert.Single(outcome.Output).ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Equal(["TOPIC", $"    {topic}", "", "SHORT DESCRIPTION"], lines[..4]);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.DoesNotContain(lines, line => line.Contains("```", StringComparison.Ordinal) || line.Contains("](", StringComparison.Ordinal) || line.StartsWith('#'));
    }

    [Fact]
    public void GetHelp_lists_every_topic_with_its_short_description()
    {
        using var shell = new ModuleShell();

        var found = shell.Run("Get-Help about_Aliyun.Eni* | ForEach-Object { '{0}: {1}' -f $_.Name, $_.Synopsis }").OutputAs<string>();

        Assert.Equal(
            Topics.Select(topic => $"{topic.Data}: {File.ReadLines(Path.Combine(Sources, $"{topic.Data}.md")).ElementAt(2)}").Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Links_of_a_topic_lead_to_topics(string topic)
    {
        var text = File.ReadAllText(Path.Combine(Sources, $"{topic}.md"));
        var links = text.Split("](")[1..].Select(static rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)]).Where(static link => !link.Contains("://", StringComparison.Ordinal));
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Sources, link)), link));
    }
}
