using System.Xml.Linq;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Help;

/// <summary>The generator of the help, run as the build runs it: what is missing is an error that names it.</summary>
public sealed class GeneratorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aliyun-eni-help-").FullName;

    private static string Built => Path.ChangeExtension(Paths.Program("src/Aliyun.Eni"), ".xml");

    [Fact]
    public async Task It_writes_what_is_staged()
    {
        var run = await RunAsync(Built);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Output + run.Errors));
        var staged = Path.Combine(Paths.Module, "en-US", "Aliyun.Eni.dll-Help.xml");
        var cancellation = TestContext.Current.CancellationToken;
        Assert.Equal(await File.ReadAllTextAsync(staged, cancellation), await File.ReadAllTextAsync(Output, cancellation));
    }

    [Theory]
    [InlineData("T:Aliyun.Eni.Commands.GetAliEniCommand", "summary", "Get-AliEni has no synopsis")]
    [InlineData("T:Aliyun.Eni.Commands.GetAliEniCommand", "summary", "Get-AliEni has no description")]
    [InlineData("T:Aliyun.Eni.Commands.ClearAliContextCommand", "example", "Clear-AliContext has 2 examples")]
    [InlineData("T:Aliyun.Eni.Commands.GetAliRegionCommand", "list", "Get-AliRegion has no notes")]
    [InlineData("P:Aliyun.Eni.Commands.GetAliEniCommand.VpcId", "summary", "Get-AliEni -VpcId has no description")]
    [InlineData("P:Aliyun.Eni.Commands.AliCmdlet.Endpoint", "summary", "Get-AliRegion -Endpoint has no description")]
    [InlineData("T:Aliyun.Eni.Session.AliContext", "summary", "Set-AliContext writes Aliyun.Eni.Session.AliContext, which has no summary")]
    public async Task What_is_missing_is_an_error_that_names_it(string member, string element, string error)
    {
        var document = XDocument.Load(Built);
        document.Descendants("member").Single(one => (string?)one.Attribute("name") == member).Elements(element).First().Remove();
        var lacking = Path.Combine(_folder, "lacking.xml");
        document.Save(lacking);

        var run = await RunAsync(lacking);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"Aliyun.Eni.Help : error HELP001 : {error}", run.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Output => Path.Combine(_folder, "out", "help.xml");

    private Task<ChildProcess> RunAsync(string documentation) =>
        ChildProcess.RunOwnAsync("src/Aliyun.Eni.Help", [Paths.Program("src/Aliyun.Eni"), documentation, Output]);
}
