using Aliyun.Eni.Emulator;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Package;

/// <summary>The staged module, as it would be published, in a process that holds the engine and nothing else.</summary>
[Trait("Speed", "Slow")]
public sealed class ModulePackageTests
{
    [Fact]
    public void The_stage_holds_the_module_and_nothing_else()
    {
        var files = Directory.GetFiles(Paths.Module).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["Aliyun.Eni.Client.dll", "Aliyun.Eni.Format.ps1xml", "Aliyun.Eni.Types.ps1xml", "Aliyun.Eni.dll", "Aliyun.Eni.psd1", "LICENSE"], files);
        Assert.Equal(["deps", "en-US"], Directory.GetDirectories(Paths.Module).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var help = Directory.GetFiles(Path.Combine(Paths.Module, "en-US")).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        var topics = Directory.GetFiles(Path.Combine(Paths.Repository, "src", "Aliyun.Eni", "en-US"), "about_*.md");
        Assert.Equal(topics.Select(file => $"{Path.GetFileNameWithoutExtension(file)}.help.txt").Append("Aliyun.Eni.dll-Help.xml").Order(StringComparer.Ordinal), help);
    }

    [Fact]
    public void The_dependencies_hold_nothing_of_the_runtimes_own()
    {
        var files = Directory.GetFiles(Path.Combine(Paths.Module, "deps")).Select(file => Path.GetFileName(file)!).ToList();
        Assert.Contains("Aliyun.Eni.Http.dll", files);
        Assert.Contains("Microsoft.Extensions.Http.dll", files);
        Assert.DoesNotContain(files, file => file.StartsWith("System.", StringComparison.Ordinal));
        Assert.All(files, file => Assert.EndsWith(".dll", file, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Importing_writes_nothing_and_exports_what_the_manifest_says()
    {
        var session = await BareSession.RunAsync(
            """
            $manifest = Test-ModuleManifest (Get-Module Aliyun.Eni).Path.Replace('Aliyun.Eni.dll', 'Aliyun.Eni.psd1')
            "$($manifest.Version) $([Aliyun.Eni.NetworkInterface].Assembly.GetName().Version.ToString(3))"
            $manifest.ExportedCmdlets.Keys -join ' '
            (Get-Command -Module Aliyun.Eni).Name -join ' '
            """);

        Assert.Empty(session.Errors);
        Assert.Empty(session.Warnings);
        var versions = session.Output[0].Split(' ');
        Assert.Equal(versions[0], versions[1]);
        string[] exports =
        [
            "Add-AliEniAddress", "Add-AliEniTag", "Clear-AliContext", "ConvertFrom-AliEni", "Dismount-AliEni", "Get-AliContext", "Get-AliEni", "Get-AliEniAddress",
            "Get-AliRegion", "Mount-AliEni", "New-AliEni", "Remove-AliEni", "Remove-AliEniAddress", "Remove-AliEniTag", "Set-AliContext", "Set-AliEni", "Wait-AliEni",
        ];
        Assert.All(session.Output[1..], names => Assert.Equal(exports, names.Split(' ').Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_lists_with_what_the_environment_says_after_Force_and_beside_a_rival(bool besideRival)
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 1000 }, TestContext.Current.CancellationToken);

        var session = await BareSession.RunAsync(
            $$"""
            $before = @(Get-AliEni).Count
            Import-Module '{{Paths.Module}}' -Force
            $before, @(Get-AliEni).Count
            """,
            Environment(emulator),
            besideRival);

        Assert.Empty(session.Errors);
        Assert.Empty(session.Warnings);
        Assert.Equal(["600", "600"], session.Output);
        Assert.Single(emulator.Requests.Select(request => request.ConnectionId).Distinct());
    }

    [Fact]
    public async Task Nothing_of_the_dependencies_reaches_the_session()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 20 }, TestContext.Current.CancellationToken);

        var session = await BareSession.RunAsync(
            """
            $null = Get-AliEni
            foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) {
                $name = $assembly.GetName().Name
                if ($name -like 'Microsoft.Extensions.*' -or $name -like 'Aliyun.*') {
                    "$name $([System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext($assembly).Name)"
                }
            }
            """,
            Environment(emulator));

        Assert.Contains("Aliyun.Eni Default", session.Output);
        Assert.Contains("Aliyun.Eni.Client Default", session.Output);
        Assert.Contains("Aliyun.Eni.Http Aliyun.Eni", session.Output);
        Assert.Contains("Microsoft.Extensions.Http Aliyun.Eni", session.Output);
        Assert.DoesNotContain(session.Output, line => line.StartsWith("Microsoft.", StringComparison.Ordinal) && line.EndsWith(" Default", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Importing_loads_no_dependency_yet()
    {
        var session = await BareSession.RunAsync(
            "foreach ($assembly in [AppDomain]::CurrentDomain.GetAssemblies()) { $assembly.GetName().Name }");
        Assert.Contains("Aliyun.Eni", session.Output);
        Assert.DoesNotContain(session.Output, name => name is "Aliyun.Eni.Http" || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_of_STS_in_the_environment_is_used_with_its_token()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 20 }, TestContext.Current.CancellationToken);
        var environment = new Dictionary<string, string>(Environment(emulator))
        {
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = EmulatorAccount.Sts.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = EmulatorAccount.Sts.AccessKeySecret,
            ["ALIBABA_CLOUD_SECURITY_TOKEN"] = EmulatorAccount.Sts.SecurityToken!,
        };

        var session = await BareSession.RunAsync("@(Get-AliEni).Count", environment);

        Assert.Empty(session.Errors);
        Assert.Equal(["12"], session.Output);
    }

    [Theory]
    [InlineData("Aliyun.Eni.Http.dll", "deps/Aliyun.Eni.Http.dll is missing")]
    [InlineData("Microsoft.Extensions.Http.dll", "'Microsoft.Extensions.Http,")]
    public async Task A_file_that_is_missing_is_one_error_that_names_it(string missing, string problem)
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 20 }, TestContext.Current.CancellationToken);
        var copy = Directory.CreateTempSubdirectory("aliyun-eni-copy-");
        var module = Path.Combine(copy.FullName, "Aliyun.Eni");
        try
        {
            foreach (var file in Directory.GetFiles(Paths.Module, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != missing))
            {
                var target = Path.Combine(module, Path.GetRelativePath(Paths.Module, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            var session = await BareSession.RunAsync("if (Get-Module Aliyun.Eni) { Get-AliEni }", Environment(emulator), module: module);

            Assert.Contains(problem, Assert.Single(session.Errors).Replace('\\', '/'), StringComparison.Ordinal);
            Assert.Empty(session.Output);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static Dictionary<string, string> Environment(EmulatorServer emulator) => new()
    {
        ["ALIBABA_CLOUD_ENDPOINT"] = emulator.Endpoint.ToString(),
        ["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou",
        ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = EmulatorAccount.AccessKey.AccessKeyId,
        ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = EmulatorAccount.AccessKey.AccessKeySecret,
    };
}
