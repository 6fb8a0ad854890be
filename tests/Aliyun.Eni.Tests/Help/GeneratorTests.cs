using System.Xml.Linq;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Help;

/// <summary>The help generator, run as the build runs it.</summary>
[Trait("Speed", "Slow")]
public sealed class GeneratorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aliyun-eni-help-").FullName;

    private static string Built => Path.ChangeExtension(Paths.Program("src/Aliyun.Eni"), ".xml");

    [Fact]
    public async Task Generator_writes_what_is_staged()
    {
        var run = await RunAsync(Built, Sources);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Output + run.Errors));
        Assert.Equal(Texts(Path.Combine(Paths.Module, "en-US")), Texts(Output));

        static IReadOnlyList<(string?, string)> Texts(string folder) =>
            [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(static file => (Path.GetFileName(file), File.ReadAllText(file)))];
    }

    [Theory]
    [InlineData("# about_Another\n\nShort.\n", "about_Topic doesn't start with the heading")]
    [InlineData("# about_Topic\nShort.\n", "about_Topic doesn't start with the heading")]
    [InlineData("# about_Topic\n\n1234567890123456789012345678901234567890123456789012345678901234567890123456 \n", "about_Topic doesn't start with the heading")]
    [InlineData("# about_Topic\n\nShort.\n\n```\n1234567890123456789012345678901234567890123456789012345678901234567890123\n```\n", "about_Topic has a line of more than 80 columns")]
    public async Task Topic_that_GetHelp_cannot_show_well_is_an_error(string markdown, string error)
    {
        var topics = Directory.CreateDirectory(Path.Combine(_folder, "topics")).FullName;
        await File.WriteAllTextAsync(Path.Combine(topics, "about_Topic.md"), markdown, TestContext.Current.CancellationToken);

        var run = await RunAsync(Built, topics);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"Aliyun.Eni.Help : error HELP001 : {error}", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    [Theory]
    [InlineData("T:Aliyun.Eni.Commands.GetAliEniCommand", "summary", "Get-AliEni has no synopsis")]
    [InlineData("T:Aliyun.Eni.Commands.GetAliEniCommand", "remarks", "Get-AliEni has no description")]
    [InlineData("T:Aliyun.Eni.Commands.ClearAliContextCommand", "example", "Clear-AliContext has 2 examples")]
    [InlineData("T:Aliyun.Eni.Commands.ClearAliContextCommand", "note", "Clear-AliContext has no notes")]
    [InlineData("P:Aliyun.Eni.Commands.GetAliEniCommand.VpcId", "summary", "Get-AliEni -VpcId has no description")]
    [InlineData("P:Aliyun.Eni.Commands.AliCmdlet.Endpoint", "summary", "Get-AliRegion -Endpoint has no description")]
    [InlineData("T:Aliyun.Eni.AliContext", "summary", "Set-AliContext writes Aliyun.Eni.AliContext, which has no summary")]
    public async Task Missing_help_is_an_error_that_names_it(string member, string element, string error)
    {
        var document = XDocument.Load(Built);
        document.Descendants("member").Single(one => (string?)one.Attribute("name") == member).Elements(element).First().Remove();
        var lacking = Path.Combine(_folder, "lacking.xml");
        document.Save(lacking);

        var run = await RunAsync(lacking, Sources);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"Aliyun.Eni.Help : error HELP001 : {error}", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Output));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Sources => Path.Combine(Paths.Repository, "src", "Aliyun.Eni", "en-US");

    private string Output => Path.Combine(_folder, "out");

    private Task<ChildProcess> RunAsync(string documentation, string topics) =>
        ChildProcess.RunOwnAsync("src/Aliyun.Eni.Help", [Paths.Program("src/Aliyun.Eni"), documentation, topics, Output]);
}
