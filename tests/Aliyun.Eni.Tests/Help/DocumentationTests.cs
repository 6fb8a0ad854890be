using System.Management.Automation;
using System.Text.RegularExpressions;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Help;

/// <summary>The README, the help and the about topics name only what there is.</summary>
public sealed partial class DocumentationTests
{
    private const int MaxReadmeLength = 9000;

    // The cmdlets of the module, and those of the engine that documents mention with parameters.
    private static readonly Lazy<IReadOnlyList<CommandInfo>> Cmdlets = new(static () =>
    {
        using var shell = new ModuleShell();
        return [.. shell.Run("Get-Command -Module Aliyun.Eni; Get-Command Get-Command, Get-Help, ForEach-Object").OutputAs<CommandInfo>()];
    });

    private static string Help => Path.Combine(Paths.Repository, "src", "Aliyun.Eni", "en-US");

    public static TheoryData<string> Documents =>
    [
        "README.md", "CHANGELOG.md", .. Directory.GetFiles(Help).Select(static file => Path.GetRelativePath(Paths.Repository, file).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Cmdlets_in_a_document_are_exported(string document) => Assert.All(
        CmdletName().Matches(Read(document)).Select(static match => match.Value),
        name => Assert.Contains(name, Cmdlets.Value.Select(static cmdlet => cmdlet.Name)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Parameters_in_a_document_exist(string document)
    {
        var known = Cmdlets.Value.SelectMany(static cmdlet => cmdlet.Parameters.Values)
            .SelectMany(static parameter => parameter.Aliases.Append(parameter.Name)).ToHashSet(StringComparer.Ordinal);
        Assert.All(ParameterName().Matches(Prose(document)).Select(static match => match.Groups[1].Value), name => Assert.Contains(name, known));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Types_in_a_document_exist(string document)
    {
        using var shell = new ModuleShell();
        Assert.All(
            TypeName().Matches(Read(document)).Select(static match => match.Value).Distinct(),
            name => Assert.Null(shell.Run(name).Terminating));
    }

    [Fact]
    public void Readme_is_short() => Assert.InRange(Read("README.md").Length, 1, MaxReadmeLength);

    [Fact]
    public void Links_of_the_readme_lead_to_files() => Assert.All(
        Link().Matches(Read("README.md")).Select(static match => match.Groups[1].Value),
        link => Assert.True(File.Exists(Path.Combine(Paths.Repository, link)), link));

    private static string Read(string document) => File.ReadAllText(Path.Combine(Paths.Repository, document));

    // Code is run as a test, and has the parameters of other commands too.
    private static string Prose(string document) => Code().Replace(Read(document), string.Empty);

    [GeneratedRegex(@"\b[A-Z][a-z]+-Ali[A-Z]\w*")]
    private static partial Regex CmdletName();

    [GeneratedRegex(@"(?<=[\s`(])-([A-Z]\w+)")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"\[Aliyun\.Eni\.\w+\]")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"\]\(([^):]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|<code>.*?</code>", RegexOptions.Singleline)]
    private static partial Regex Code();
}
