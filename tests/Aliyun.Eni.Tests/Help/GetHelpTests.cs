using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Help;

/// <summary>What Get-Help of the real engine finds for the staged module.</summary>
[Trait("Speed", "Slow")]
public sealed class GetHelpTests
{
    // One for all: Get-Help parses the file once a session.
    private static readonly ModuleShell Shell = new();

    private static readonly string[] Parts =
    [
        "$h.description.Text", "$h.alertSet.alert.Text", "$h.inputTypes.inputType.type.name", "$h.returnValues.returnValue.type.name",
        "$h.relatedLinks.navigationLink.linkText",
    ];

    private static readonly string[] Facts = ["Required", "Position", "PipelineInput", "Aliases", "Globbing", "DefaultValue"];

    public static TheoryData<string> Cmdlets
    {
        get
        {
                return [.. Shell.Run("Get-Command -Module Aliyun.Eni").OutputAs<CommandInfo>().Select(command => command.Name)];
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_has_all_parts_of_its_help(string cmdlet)
    {
        var help = Assert.Single(Shell.Run($"Get-Help {cmdlet} -Full").Output);

        // What the engine makes up by itself is the syntax.
        Assert.StartsWith("MamlCommandHelpInfo", help.TypeNames[0], StringComparison.Ordinal);
        var synopsis = Text(help, "Synopsis");
        Assert.Matches("^[A-Z][a-z]+s .+[.]$", synopsis);
        Assert.DoesNotContain(cmdlet, synopsis, StringComparison.Ordinal);
        Assert.All(Parts, part => Assert.NotEmpty(Of(help, part)));
        Assert.True(Of(help, "$h.examples.example.code").Count >= 3);
        Assert.All(Of(help, "$h.examples.example.title"), title => Assert.Matches("^Example [0-9]+: .+[.?]$", title));
    }

    [Fact]
    public void Default_value_of_a_cmdlet_replaces_that_of_its_base_class() =>
        Assert.Equal("All regions", Assert.Single(Shell.Run("(Get-Help Get-AliRegion -Parameter RegionId).DefaultValue").OutputAs<string>()));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_parameter_is_described_with_the_facts_the_engine_has(string cmdlet)
    {
        var command = Assert.Single(Shell.Run($"Get-Command {cmdlet}").OutputAs<CommandInfo>());
        var parameters = command.ParameterSets.SelectMany(set => set.Parameters).DistinctBy(parameter => parameter.Name)
            .Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name)).OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase).ToList();
        if (parameters.Count == 0)
        {
            Assert.Equal("Clear-AliContext", cmdlet);
            return;
        }

        var described = Shell.Run($"Get-Help {cmdlet} -Parameter *").Output;

        Assert.Equal(parameters.Select(parameter => parameter.Name), described.Select(help => Text(help, "Name")));
        Assert.All(parameters.Zip(described), pair =>
        {
            var (parameter, help) = pair;
            Assert.All(Of(help, "$h.description.Text"), text => Assert.EndsWith(".", text, StringComparison.Ordinal));
            Assert.Matches("^(Specifies|Shows what would happen|Prompts you) ", Of(help, "$h.description.Text")[0]);
            Assert.All(Facts, fact => Assert.NotEqual(string.Empty, Text(help, fact)));
            Assert.Equal(parameter.IsMandatory, bool.Parse(Text(help, "Required")));
            Assert.Equal(parameter.Position < 0 ? "named" : $"{parameter.Position}", Text(help, "Position"));
            Assert.Equal(parameter.ValueFromPipeline, Text(help, "PipelineInput").Contains("ByValue", StringComparison.Ordinal));
            Assert.Equal(parameter.ValueFromPipelineByPropertyName, Text(help, "PipelineInput").Contains("ByPropertyName", StringComparison.Ordinal));
            Assert.All(parameter.Aliases, alias => Assert.Contains(alias, Text(help, "Aliases").Split(", ")));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_syntax_is_the_one_of_each_parameter_set(string cmdlet)
    {
        var sets = Assert.Single(Shell.Run($"Get-Command {cmdlet}").OutputAs<CommandInfo>()).ParameterSets;
        var help = Assert.Single(Shell.Run($"Get-Help {cmdlet} -Full").Output);

        var shown = Shell.With("h", help).Run("foreach ($item in $h.syntax.syntaxItem) { $item.parameter.name -join ' ' }").OutputAs<string>();

        Assert.Equal(
            sets.Select(set => string.Join(' ', set.Parameters.Select(parameter => parameter.Name).Where(name => !Cmdlet.CommonParameters.Contains(name))))
                .Order(StringComparer.Ordinal),
            shown.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Get-AliEni", "ThrottleLimit", "8", "1 to 100")]
    [InlineData("Get-AliEni", "MaxResults", "500", "1 to 500")]
    [InlineData("Get-AliEni", "AsPage", "False", "")]
    [InlineData("Get-AliEni", "Status", "None", "Tab completes")]
    [InlineData("Set-AliContext", "TimeoutSec", "None", "1 to 86400")]
    public void Defaults_and_accepted_values_are_those_of_the_code(string cmdlet, string parameter, string byDefault, string accepted)
    {
        var help = Assert.Single(Shell.Run($"Get-Help {cmdlet} -Parameter {parameter}").Output);
        Assert.Equal(byDefault, Text(help, "DefaultValue"));
        Assert.Contains(accepted, Of(help, "$h.description.Text")[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("zh-CN")]
    [InlineData("")]
    public void Help_and_the_topic_are_found_in_every_culture(string culture)
    {
        using var shell = new ModuleShell();
        shell.Set("culture", CultureInfo.GetCultureInfo(culture));
        var found = shell.Run("[cultureinfo]::CurrentUICulture = $culture; $PSUICulture; (Get-Help Get-AliEni).Synopsis; Get-Help about_Aliyun.Eni").Output;
        Assert.Equal(3, found.Count);
        Assert.Equal(culture, found[0].ToString());
        Assert.Contains("ENI", found[1].ToString(), StringComparison.Ordinal);
        var topic = found[2].ToString();
        Assert.Contains("SHORT DESCRIPTION", topic, StringComparison.Ordinal);
        Assert.All(topic.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, line));
    }

    private static string Text(PSObject help, string property) => help.Properties[property]?.Value?.ToString() ?? string.Empty;

    // The engine ends paragraphs with a line break, and the last one of a note or an example is empty: the blank line behind it.
    private static List<string> Of(PSObject help, string expression) =>
        [.. Shell.With("h", help).Run(expression).Output.Select(text => text.ToString().TrimEnd()).Where(text => text.Length > 0)];
}
