using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Wrong input is one sentence that says what is wrong, before any request.</summary>
public sealed class BadInputTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Theory]
    [InlineData("Get-AliEni -PageSize 0", "minimum allowed range of 1")]
    [InlineData("Get-AliEni -PageNumber 0", "minimum allowed range of 1")]
    [InlineData("Get-AliEni -MaxResults 501", "maximum allowed range of 500")]
    [InlineData("Get-AliEni -MaxResults 0", "minimum allowed range of 1")]
    [InlineData("Get-AliEni -PageNumber 1 -NextToken t", "Parameter set cannot be resolved")]
    [InlineData("Get-AliEni -PageSize 10 -MaxResults 10", "Parameter set cannot be resolved")]
    [InlineData("$t = @{}; foreach ($i in 1..21) { $t[\"k$i\"] = 'v' }; Get-AliEni -Tag $t", "21 tags are more than the 20")]
    [InlineData("Get-AliEni -Tag @{ env = 1..21 }", "21 tags are more than the 20")]
    [InlineData("Get-AliEni -Tag @{}", "-Tag is empty")]
    [InlineData("Get-AliEni -Tag @{ env = @() }", "empty list of values")]
    [InlineData("Get-AliEni -Tag @{ '' = 'x' }", "A tag needs a key")]
    [InlineData("Get-AliEni -Tag @{ env = 'a', 'b' } -NextToken t", "belongs to one listing")]
    [InlineData("Get-AliEni -RegionId cn-hangzhou, cn-beijing -PageNumber 1", "belongs to one listing")]
    [InlineData("Get-AliEni -Credential ([pscredential]::Empty)", "empty part in -Credential")]
    [InlineData("Get-AliEni -Endpoint https://user:hidden@host", "which the service does not take")]
    [InlineData("[object]::new() | Get-AliEni", "neither the ID of a network interface")]
    [InlineData("Get-AliEni -NetworkInterfaceId ([object]::new())", "neither the ID of a network interface")]
    [InlineData("Get-AliEni -PrivateIpAddress banana", "'banana' is not an IPv4 address")]
    [InlineData("Get-AliEni -PrivateIpAddress 10.1", "'10.1' is not an IPv4 address")]
    [InlineData("Get-AliEni -PrivateIpAddress 10.0.0.1, ::1", "'::1' is not an IPv4 address")]
    [InlineData("Get-AliEni -PrimaryIpAddress 10.0.0.256", "'10.0.0.256' is not an IPv4 address")]
    [InlineData("Get-AliEni -Ipv6Address 10.0.0.1", "'10.0.0.1' is not an IPv6 address")]
    [InlineData("Get-AliEni -Ipv6Address 'fe80::1%eth0'", "is not an IPv6 address")]
    [InlineData("Get-AliEni -Ipv6Address '2001:db8::/64'", "is not an IPv6 address")]
    [InlineData("Get-AliEni -IpAddress banana", "'banana' is no IP address")]
    [InlineData("Get-AliEni -IpAddress 10.0.0.0/33", "'10.0.0.0/33' is no IP address")]
    [InlineData("Get-AliEni -IpAddress 10.1", "'10.1' is no IP address")]
    [InlineData("Get-AliEni -IpAddress 'web-*'", "'web-*' is no IP address")]
    [InlineData("Get-AliEni -IpAddress 'fe80::1%eth0'", "is no IP address")]
    [InlineData("Get-AliEni -OlderThan soon", "'soon' is no age")]
    [InlineData("Get-AliEni -OlderThan 0", "'0' is no age")]
    [InlineData("Get-AliEni -OlderThan -3", "'-3' is no age")]
    [InlineData("Get-AliEni -OlderThan 6M", "'6M' is no age")]
    [InlineData("Get-AliEni -OlderThan 6m", "'6m' is no age")]
    [InlineData("Get-AliEni -OlderThan 2000s", "'2000' is no age")]
    [InlineData("Get-AliEni -OlderThan 01/02/2024", "'01/02/2024' is no age")]
    [InlineData("Get-AliEni -OlderThan 2999-01-01", "a date in the past")]
    [InlineData("Get-AliEni -NetworkInterfaceId $null", "no ID")]
    [InlineData("Get-AliEni -Unattached -Status InUse", "cannot be asked together with -Status InUse")]
    [InlineData("Get-AliEni -Unattached -ServiceManaged $true", "cannot be asked together with -ServiceManaged")]
    [InlineData("Get-AliEni -Status ''", "null or empty")]
    [InlineData("Get-AliEni -RegionId 'a/b'", "'a/b' cannot be the ID of a region")]
    [InlineData("Get-AliEni -Endpoint http://ecs.aliyuncs.com", "use https://")]
    [InlineData("Get-AliEni -ServiceManaged maybe", "ServiceManaged")]
    public void The_sentence_names_what_is_wrong(string script, string sentence)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        emulator.Server.ClearRequests();

        var outcome = shell.Run(script);

        var message = outcome.Error().ToString();
        Assert.Contains(sentence, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain("hidden", message, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Empty(emulator.Server.Requests);
    }

    [Fact]
    public void No_region_says_how_to_give_one()
    {
        using var shell = new ModuleShell();
        var error = shell.Run("Get-AliEni -Endpoint http://127.0.0.1:1").Error();
        Assert.StartsWith("Ali.RegionMissing,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-RegionId", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("ALIBABA_CLOUD_REGION_ID", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_key_says_how_to_give_one()
    {
        using var shell = new ModuleShell();
        var error = shell.Run("Get-AliEni -RegionId cn-hangzhou -Endpoint http://127.0.0.1:1").Error();
        Assert.StartsWith("Ali.CredentialMissing,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_ID", error.ToString(), StringComparison.Ordinal);
    }
}
