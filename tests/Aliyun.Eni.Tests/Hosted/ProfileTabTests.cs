using System.Text.Json;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Profiles at TAB: of both files, as they are at that moment, and whatever a person has called them.</summary>
[Trait("Speed", "Slow")]
public sealed class ProfileTabTests : IDisposable
{
    private static readonly string[] Names = ["work", "it's", "a b", "$home", "a;b", "a,b", "say \"hi\"", "007", "1kb", "#x", "@x", "-x", "‘x’", "“x”", "a`b", "工作", "x=1", "{x}"];

    private readonly string _folder = Directory.CreateTempSubdirectory("aliyun-eni-tab-").FullName;

    private string Config => Path.Combine(_folder, "config.json");

    private string Credentials => Path.Combine(_folder, "credentials");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_name_comes_so_that_it_is_taken_for_itself()
    {
        await File.WriteAllTextAsync(Config, JsonSerializer.Serialize(new { profiles = Names.Append("\u001b[31mred").Append("two\nlines").Select(name => new { name }) }), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Credentials, "[of-the-sdks]\ntype = access_key\n[work]\n", TestContext.Current.CancellationToken);

        var session = await RunAsync(
            """
            foreach ($line in 'Get-AliEni -ProfileName ', 'Get-AliEni -ProfileName ''', 'Get-AliEni -ProfileName "', 'Get-AliEni -ProfileName work, ',
                'Get-AliRegion -ProfileName ', 'Get-AliContext -ProfileName ', 'Set-AliContext ') {
                "> $line"
                foreach ($match in (TabExpansion2 $line $line.Length).CompletionMatches) { & ([scriptblock]::Create("& { `$args[0] } $($match.CompletionText)")) }
            }
            """);

        string[] expected = [.. Names, "of-the-sdks"];
        var lines = session.Output.Where(static output => output.StartsWith("> ", StringComparison.Ordinal)).ToList();
        Assert.Equal(7, lines.Count);
        Assert.Equal(lines.SelectMany(line => expected.Prepend(line)), session.Output);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_has_no_profiles_and_says_nothing()
    {
        Directory.CreateDirectory(Credentials);

        var session = await RunAsync(
            """
            $line = 'Get-AliEni -ProfileName w'
            foreach ($config in '{ no json', '[]', '{}', '{"profiles":[1,{"name":2}]}') {
                [IO.File]::WriteAllText($env:ALIBABA_CLOUD_CONFIG_FILE, $config)
                (TabExpansion2 $line $line.Length).CompletionMatches
                $Error.Count
            }
            """);

        Assert.Equal(["0", "0", "0", "0"], session.Output);
        Assert.Empty(session.Warnings);
    }

    [Fact]
    public async Task Nothing_that_reaches_the_network_is_even_loaded()
    {
        await File.WriteAllTextAsync(Config, """{"profiles":[{"name":"work"}]}""", TestContext.Current.CancellationToken);

        var session = await RunAsync(
            """
            foreach ($line in 'Get-AliEni -ProfileName w', 'Get-AliEni -RegionId cn', 'Get-AliEni -Id e', 'Get-AliEni -Tag e') { $null = TabExpansion2 $line $line.Length }
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) { $assembly.GetName().Name }
            """);

        Assert.Contains("Aliyun.Eni", session.Output);
        Assert.DoesNotContain("Aliyun.Eni.Http", session.Output);
    }

    private async Task<BareSession> RunAsync(string script)
    {
        var session = await BareSession.RunAsync(
            script, new Dictionary<string, string> { ["ALIBABA_CLOUD_CONFIG_FILE"] = Config, ["ALIBABA_CLOUD_CREDENTIALS_FILE"] = Credentials });
        Assert.Empty(session.Errors);
        return session;
    }
}
