using System.Management.Automation;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Session defaults: what is set, what is shown of it, and what the service says.</summary>
[Trait("Speed", "Slow")]
public sealed class ContextTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Fact]
    public void A_context_is_used_shown_with_its_sources_and_forgotten()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint, region: "cn-beijing");
        Assert.All(shell.Run("Get-AliEni").Rows(), row => Assert.Equal("cn-beijing", row.RegionId));

        var context = Assert.Single(shell.Run("Get-AliContext").Output);
        Assert.Equal("AccessKey ****", Text(context, "Credential"));
        Assert.Equal("Set-AliContext", Text(context, "CredentialSource"));
        Assert.Equal("cn-beijing", Text(context, "RegionId"));
        Assert.Equal("Set-AliContext", Text(context, "RegionIdSource"));
        Assert.Equal(emulator.Server.Endpoint.ToString(), Text(context, "Endpoint"));
        Assert.Equal("default", Text(context, "TimeoutSecSource"));

        var parameter = Assert.Single(shell.Run("Get-AliContext -RegionId CN-Shanghai -TimeoutSec 7").Output);
        Assert.Equal(("cn-shanghai", "-RegionId"), (Text(parameter, "RegionId"), Text(parameter, "RegionIdSource")));
        Assert.Equal(("7", "-TimeoutSec"), (Text(parameter, "TimeoutSec"), Text(parameter, "TimeoutSecSource")));

        shell.Run("Clear-AliContext");
        var cleared = Assert.Single(shell.Run("Get-AliContext").Output);
        Assert.Equal(string.Empty, Text(cleared, "Credential"));
        Assert.Contains("(1) environment:", Text(cleared, "CredentialSource"), StringComparison.Ordinal);
        Assert.Contains("(6) credentials URI:", Text(cleared, "CredentialSource"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_set_in_one_runspace_is_not_set_in_another()
    {
        using var one = ModuleShell.For(emulator.Server.Endpoint);
        using var other = new ModuleShell();
        Assert.StartsWith("Ali.CredentialMissing,", other.Run("Get-AliEni").Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.NotEmpty(one.Run("Get-AliEni -First 1").Rows());
    }

    [Theory]
    [InlineData("Set-AliContext -Endpoint http://example.com", "Use https://")]
    [InlineData("Set-AliContext -RegionId 'a b'", "'a b' isn't a valid region ID")]
    [InlineData("Set-AliContext -ProfileName nobody", "profile 'nobody'")]
    [InlineData("Set-AliContext -ProfileName a -Credential $credential", "Parameter set cannot be resolved")]
    [InlineData("Set-AliContext -TimeoutSec 0", "minimum allowed range of 1")]
    [InlineData("Set-AliContext -Proxy ftp://proxy", "isn't an http:// or https:// address")]
    public void What_is_wrong_is_said_at_once_and_changes_nothing(string script, string sentence)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);

        Assert.Contains(sentence, shell.Run(script).Error().ToString(), StringComparison.Ordinal);

        Assert.NotEmpty(shell.Run("Get-AliEni -First 1").Rows());
    }

    [Fact]
    public void A_key_of_STS_is_set_with_its_token()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        shell.Set("sts", ModuleShell.Key(EmulatorAccount.Sts.AccessKeyId, EmulatorAccount.Sts.AccessKeySecret));
        shell.Set("token", ModuleShell.Key("x", EmulatorAccount.Sts.SecurityToken!).Password);

        Assert.NotEmpty(shell.Run("Set-AliContext -Credential $sts -SecurityToken $token; Get-AliEni -First 1").Rows());
    }

    [Fact]
    public void An_endpoint_is_the_regions_own_or_the_one_inside_the_VPC()
    {
        using var shell = new ModuleShell();
        Assert.Equal("https://ecs-cn-hangzhou.aliyuncs.com/", Endpoint("Get-AliContext -RegionId cn-hangzhou"));
        Assert.Equal("https://ecs.cn-beijing.aliyuncs.com/", Endpoint("Get-AliContext -RegionId cn-beijing"));
        Assert.Equal("https://ecs.aliyuncs.com/", Endpoint("Get-AliContext"));
        shell.Run("Set-AliContext -VpcEndpoint");
        Assert.Equal("https://ecs-vpc.cn-hangzhou.aliyuncs.com/", Endpoint("Get-AliContext -RegionId cn-hangzhou"));
        shell.Run("Set-AliContext -VpcEndpoint:$false");
        Assert.Equal("https://ecs-cn-hangzhou.aliyuncs.com/", Endpoint("Get-AliContext -RegionId cn-hangzhou"));

        string Endpoint(string script) => Text(Assert.Single(shell.Run(script).Output), "Endpoint");
    }

    [Fact]
    public void A_region_that_has_no_host_is_unknown_and_near_ones_are_named()
    {
        using var shell = new ModuleShell();
        shell.Set("key", ModuleShell.Key("id", "secret"));

        // The proxy refuses: no name is looked up on the network, whatever the machine of the test can reach.
        var error = shell.Run("Get-AliEni -RegionId cn-hangzou -Credential $key").Error();

        Assert.StartsWith("Ali.UnknownRegion,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Contains("Region 'cn-hangzou' is unknown or not open", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Did you mean cn-hangzhou", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 | ForEach-Object -Parallel { Import-Module $using:module; $using:context | Set-AliContext; Get-AliEni -First 1 }")]
    [InlineData("1 | ForEach-Object -Parallel { Import-Module $using:module; Set-AliContext -InputObject $using:context; Get-AliEni -First 1 }")]
    [InlineData("$r = [powershell]::Create([runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault2())); $r.Runspace.Open(); $r.AddScript('param($m, $c) Import-Module $m; $c | Set-AliContext; Get-AliEni -First 1').AddArgument($module).AddArgument($context).Invoke()")]
    public void Context_is_carried_into_another_runspace(string script)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint, region: "cn-beijing").With("module", Paths.Module);

        var row = Assert.Single(shell.Run("$context = Get-AliContext; " + script).Rows());

        Assert.Equal("cn-beijing", row.RegionId);
    }

    [Fact]
    public void Context_carries_the_parameters_it_was_got_with_and_later_parameters_change_it()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);

        var context = Assert.Single(shell.Run("Get-AliContext -RegionId cn-beijing -TimeoutSec 7 | Set-AliContext -TimeoutSec 8 -PassThru").Output);

        Assert.Equal(("cn-beijing", "Set-AliContext"), (Text(context, "RegionId"), Text(context, "RegionIdSource")));
        Assert.Equal("8", Text(context, "TimeoutSec"));
        Assert.Equal("Set-AliContext", Text(context, "CredentialSource"));
    }

    [Fact]
    public void Carried_context_shows_no_secret()
    {
        const string Secret = "hidden-secret-of-the-context";
        using var shell = ModuleShell.For(emulator.Server.Endpoint, "testid", Secret);
        shell.Run("Set-AliContext -Endpoint ecs.cn-beijing.aliyuncs.com -Proxy http://user:hidden-password@127.0.0.1:9");
        var context = (PSObject)Assert.Single(shell.Run("Get-AliContext").Output);

        string[] texts =
        [
            context.BaseObject.ToString()!,
            System.Text.Json.JsonSerializer.Serialize(context.BaseObject),
            PSSerializer.Serialize(context, 5),
            string.Join('\n', context.Members.OfType<PSPropertyInfo>().Select(member => $"{member.Name}={member.Value}")),
        ];

        Assert.All(texts, text => Assert.DoesNotContain("hidden", text, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(("http://127.0.0.1:9/", "Set-AliContext, with a user name"), (Text(context, "Proxy"), Text(context, "ProxySource")));
    }

    [Fact]
    public void Context_of_another_process_is_refused()
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        shell.Set("text", PSSerializer.Serialize(Assert.Single(shell.Run("Get-AliContext").Output)));

        var error = shell.Run("[Management.Automation.PSSerializer]::Deserialize($text) | Set-AliContext").Error();

        Assert.Contains("another process", error.ToString(), StringComparison.Ordinal);
    }

    private static string Text(PSObject context, string property) => context.Properties[property].Value?.ToString() ?? string.Empty;
}
