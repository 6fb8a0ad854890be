using System.Management.Automation;
using System.Reflection;
using Aliyun.Eni.Commands;
using Aliyun.Eni.Tests.Support;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Wrong input is one sentence that says what is wrong, before any request.</summary>
[Trait("Speed", "Slow")]
public sealed class BadInputTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>
{
    [Theory]
    [InlineData("Get-AliEni -PageSize 0", "minimum allowed range of 1")]
    [InlineData("Get-AliEni -PageNumber 0", "minimum allowed range of 1")]
    [InlineData("Get-AliEni -MaxResults 501", "maximum allowed range of 500")]
    [InlineData("Get-AliEni -MaxResults 0", "minimum allowed range of 1")]
    [InlineData("Get-AliEni -PageNumber 1 -NextToken t", "Parameter set cannot be resolved")]
    [InlineData("Get-AliEni -PageSize 10 -MaxResults 10", "Parameter set cannot be resolved")]
    [InlineData("$t = @{}; foreach ($i in 1..21) { $t[\"k$i\"] = 'v' }; Get-AliEni -Tag $t", "at most 20")]
    [InlineData("Get-AliEni -Tag @{ env = 1..21 }", "at most 20")]
    [InlineData("Get-AliEni -Tag @{}", "-Tag is empty")]
    [InlineData("Get-AliEni -Tag @{ env = @() }", "empty list of values")]
    [InlineData("Get-AliEni -Tag @{ '' = 'x' }", "tag key is empty")]
    [InlineData("Get-AliEni -Tag @{ env = 'a', 'b' } -NextToken t", "a single listing")]
    [InlineData("Get-AliEni -RegionId cn-hangzhou, cn-beijing -PageNumber 1", "a single listing")]
    [InlineData("Get-AliEni -Credential ([pscredential]::Empty)", "-Credential has no user name or password")]
    [InlineData("Get-AliEni -Endpoint https://user:hidden@host", "contains a user name")]
    [InlineData("Get-AliEni -Endpoint 'https://user:hid?den@host'", "'https://host/' (-Endpoint) isn't")]
    [InlineData("Get-AliEni -Endpoint 'https://user:1#hidden@host'", "'https://host")]
    [InlineData("[object]::new() | Get-AliEni", "isn't a network interface")]
    [InlineData("Get-AliEni -NetworkInterfaceId ([object]::new())", "isn't an ID")]
    [InlineData("Get-AliEni -PrivateIpAddress banana", "'banana' isn't a valid IPv4 address")]
    [InlineData("Get-AliEni -PrivateIpAddress 10.0.0.*", "-IpAddress")]
    [InlineData("Get-AliEni -ProfileName 'work', $null", "A value of -ProfileName is empty")]
    [InlineData("Get-AliRegion -ProfileName '', 'work'", "A value of -ProfileName is empty")]
    [InlineData("Get-AliEni -Tag @{ Key = 'env'; Value = 'prod' }", "@{ env = 'prod' }")]
    [InlineData("Add-AliEniTag eni-1 ([pscustomobject]@{ Key = 'env'; value = 'prod' })", "@{ env = 'prod' }")]
    [InlineData("Wait-AliEni eni-1 -Status deleted", "-Deleted")]
    [InlineData("Get-AliEni -PrivateIpAddress 10.1", "'10.1' isn't a valid IPv4 address")]
    [InlineData("Get-AliEni -PrivateIpAddress 10.0.0.1, ::1", "'::1' isn't a valid IPv4 address")]
    [InlineData("Get-AliEni -PrimaryIpAddress 10.0.0.256", "'10.0.0.256' isn't a valid IPv4 address")]
    [InlineData("Get-AliEni -Ipv6Address 10.0.0.1", "'10.0.0.1' isn't a valid IPv6 address")]
    [InlineData("Get-AliEni -Ipv6Address 'fe80::1%eth0'", "isn't a valid IPv6 address")]
    [InlineData("Get-AliEni -Ipv6Address '2001:db8::/64'", "isn't a valid IPv6 address")]
    [InlineData("Get-AliEni -IpAddress banana", "'banana' isn't a valid IP address")]
    [InlineData("Get-AliEni -IpAddress 10.0.0.0/33", "'10.0.0.0/33' isn't a valid IP address")]
    [InlineData("Get-AliEni -IpAddress 10.1", "'10.1' isn't a valid IP address")]
    [InlineData("Get-AliEni -IpAddress 'web-*'", "'web-*' isn't a valid IP address")]
    [InlineData("Get-AliEni -IpAddress 'fe80::1%eth0'", "isn't a valid IP address")]
    [InlineData("Get-AliEni -OlderThan soon", "'soon' isn't a valid age")]
    [InlineData("Get-AliEni -OlderThan 0", "'0' isn't a valid age")]
    [InlineData("Get-AliEni -OlderThan -3", "'-3' isn't a valid age")]
    [InlineData("Get-AliEni -OlderThan 6M", "'6M' isn't a valid age")]
    [InlineData("Get-AliEni -OlderThan 6m", "'6m' isn't a valid age")]
    [InlineData("Get-AliEni -OlderThan 2000s", "'2000' isn't a valid age")]
    [InlineData("Get-AliEni -OlderThan 01/02/2024", "'01/02/2024' isn't a valid age")]
    [InlineData("Get-AliEni -OlderThan 2999-01-01", "a date in the past")]
    [InlineData("Get-AliEni -NetworkInterfaceId $null", "NetworkInterfaceId is empty")]
    [InlineData("Get-AliEni -Id 'eni-a,eni-b'", "'eni-a,eni-b' isn't a valid ID")]
    [InlineData("Get-AliEni -Id 'eni-a eni-b'", "isn't a valid ID")]
    [InlineData("Get-AliEni -Id '[\"eni-a\"]'", "isn't a valid ID")]
    [InlineData("Get-AliEni -Name 'web-['", "isn't a valid wildcard")]
    [InlineData("Get-AliEni -RegionId 'cn-[a'", "isn't a valid wildcard")]
    [InlineData("Get-AliEni -IpAddress '10.0.[0.*'", "isn't a valid IP address")]
    [InlineData("Get-AliEni -Unattached -Status InUse", "-Status InUse")]
    [InlineData("Get-AliEni -Unattached -ServiceManaged $true", "-ServiceManaged $true")]
    [InlineData("Get-AliEni -Status ''", "empty")]
    [InlineData("Get-AliEni -RegionId 'a/b'", "'a/b' isn't a valid region ID")]
    [InlineData("Get-AliEni -Endpoint http://ecs.aliyuncs.com", "Use https://")]
    [InlineData("Get-AliEni -ServiceManaged maybe", "ServiceManaged")]
    [InlineData("Get-AliEni -NetworkInterfaceName @{}", "Hashtable isn't text")]
    [InlineData("Get-AliEni -NetworkInterfaceName web, @{ a = 1 }", "Hashtable isn't text")]
    [InlineData("Get-AliEni -WithoutTag @{}", "Hashtable isn't text")]
    [InlineData("Get-AliEni -NextToken @{}", "Hashtable isn't text")]
    [InlineData("Get-AliEni -WithoutTag owner=lisi", "'owner=lisi' is a tag with its value")]
    [InlineData("Get-AliEni -WithoutTag 'owner,env'", "'owner,env' isn't a tag key")]
    [InlineData("Remove-AliEniTag eni-1 env=prod", "'env=prod' is a tag with its value")]
    [InlineData("Remove-AliEniTag eni-1 'own*'", "'own*' contains a wildcard")]
    [InlineData("New-AliEni vsw-1 sg-1 -PrivateIpAddress fd00::1", "'fd00::1' isn't an IPv4 address")]
    [InlineData("New-AliEni vsw-1 sg-1 -PrimaryIpAddress 172.16.0.16/28", "'172.16.0.16/28' isn't an IPv4 address")]
    [InlineData("New-AliEni vsw-1 sg-1 -Ipv4Prefix 10.0.0.1", "'10.0.0.1' isn't an IPv4 prefix")]
    [InlineData("New-AliEni vsw-1 sg-1 -Ipv6Prefix fd00::1", "'fd00::1' isn't an IPv6 prefix")]
    [InlineData("Add-AliEniAddress eni-1 '[fd00::1]:443'", "'[fd00::1]:443' isn't an IP address or a prefix")]
    [InlineData("Wait-AliEni i-1 -Deleted", "'i-1' isn't a network interface")]
    [InlineData("Get-AliEni -VpcId ([Aliyun.Eni.NetworkInterface]::new())", "A network interface isn't an ID")]
    [InlineData("Add-AliEniTag eni-1 $unset", "The tags are $null")]
    [InlineData("Add-AliEniAddress eni-1 ''", "-Address is empty")]
    [InlineData("Remove-AliEni eni-1 -Force:$unset", "The value is $null")]
    [InlineData("Remove-AliEni eni-1 -Dismount:$unset -Confirm:$false", "The value is $null")]
    [InlineData("Remove-AliEniTag eni-1 -All:$unset", "The value is $null")]
    [InlineData("Remove-AliEni eni-1 -InputObject 'eni-2' -Force", "-NetworkInterfaceId and -InputObject")]
    [InlineData("Get-AliEni -ServiceManaged $unset", "-ServiceManaged is $null")]
    [InlineData("Set-AliEni eni-1 -Name a -DeleteOnRelease $unset", "-DeleteOnRelease is $null")]
    [InlineData("New-AliEni vsw-1 sg-1 -DeleteOnRelease $unset", "-DeleteOnRelease is $null")]
    [InlineData("Set-AliEni eni-1 -Description { $_.Name }", "ScriptBlock isn't text")]
    [InlineData("Mount-AliEni eni-1 -InstanceId ([Aliyun.Eni.NetworkInterface]::new())", "NetworkInterface isn't text")]
    [InlineData("'eni-1' | Mount-AliEni i-1", "'i-1' was taken as -NetworkInterfaceId")]
    [InlineData("Get-AliEni -RegionId @{}", "Hashtable isn't text")]
    [InlineData("Get-AliEni -Status ([pscustomobject]@{ Status = 'InUse' })", "PSCustomObject isn't text")]
    [InlineData("Get-AliEni -Endpoint ([object]::new())", "Object isn't text")]
    [InlineData("Get-AliEni -VpcId @{}", "isn't an ID")]
    [InlineData("Get-AliEni -Tag @{ env = @{} }", "Hashtable isn't text")]
    [InlineData("Get-AliEni -Tag @{ env = 'a', ([pscustomobject]@{ b = 1 }) }", "PSCustomObject isn't text")]
    [InlineData("Add-AliEniTag eni-1 -Tag @{ ([object]::new()) = 'a' }", "Object isn't text")]
    [InlineData("Set-AliEni eni-1 -Description @{}", "Hashtable isn't text")]
    [InlineData("New-AliEni vsw-1 sg-1 -NetworkInterfaceName @{}", "Hashtable isn't text")]
    [InlineData("Set-AliContext -ProfileName @{}", "Hashtable isn't text")]
    [InlineData("[pscustomobject]@{ RegionId = 'cn-beijing' } | Get-AliEni", "region of Get-AliRegion")]
    [InlineData("[pscustomobject]@{ RegionId = 'cn-beijing' } | Remove-AliEni -Force", "or a network interface ID.")]
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

    [Theory]
    [InlineData("Get-AliEni -Status $long -First 1 3>&1")]
    [InlineData("Get-AliEni -Type $long -First 1 3>&1")]
    [InlineData("Get-AliEni -Id $long.Substring(0, 3000)")]
    [InlineData("Get-AliEni -Id \"$long,b\"")]
    [InlineData("Get-AliEni -RegionId $long")]
    [InlineData("Get-AliEni -RegionId \"cn-$long*\"")]
    [InlineData("Get-AliEni -Name \"$long[\"")]
    [InlineData("Get-AliEni -IpAddress $long")]
    [InlineData("Get-AliEni -PrivateIpAddress $long")]
    [InlineData("Get-AliEni -MacAddress $long")]
    [InlineData("Get-AliEni -OlderThan $long")]
    [InlineData("Get-AliEni -ProfileName $long")]
    [InlineData("Get-AliEni -ProfileName \"$long*\"")]
    [InlineData("Get-AliEni -Endpoint \"ftp://$long\"")]
    [InlineData("Get-AliEni -Unattached -Status $long")]
    [InlineData("Get-AliEni -Tag @{ $long = @() }")]
    [InlineData("Wait-AliEni \"$long*\"")]
    [InlineData("Add-AliEniAddress eni-1 -Address $long")]
    [InlineData("ConvertFrom-AliEni \"$long*\"")]
    [InlineData("$long | ConvertFrom-AliEni")]
    public void Message_shortens_a_value_that_it_quotes(string script)
    {
        using var shell = ModuleShell.For(emulator.Server.Endpoint);
        shell.Set("long", new string('a', 100_000));

        var outcome = shell.Run(script);

        ErrorRecord[] errors = [.. outcome.Errors, .. outcome.Terminating is { } terminating ? [terminating] : Array.Empty<ErrorRecord>()];
        string[] texts =
        [
            .. errors.SelectMany(error => new[] { error.ToString(), error.Exception.Message, error.ErrorDetails?.RecommendedAction ?? string.Empty }),
            .. outcome.Output.Select(one => one.BaseObject).OfType<WarningRecord>().Select(warning => warning.Message),
        ];
        Assert.Contains(texts, text => text.Contains("aaa…", StringComparison.Ordinal));
        Assert.All(texts, text => Assert.InRange(text.Length, 0, 1500));
    }

    [Fact]
    public void Every_text_parameter_refuses_objects_without_text()
    {
        var parameters = from cmdlet in typeof(GetAliEniCommand).Assembly.GetExportedTypes()
                         where cmdlet.IsSubclassOf(typeof(Cmdlet))
                         from property in cmdlet.GetProperties()
                         where property.IsDefined(typeof(ParameterAttribute)) && (property.PropertyType == typeof(string) || property.PropertyType == typeof(string[]))
                         where !property.IsDefined(typeof(ValidateSetAttribute))
                         select property;

        Assert.All(parameters, property => Assert.True(
            property.IsDefined(typeof(RequireTextAttribute)) || property.IsDefined(typeof(CellTransformationAttribute)) || property.IsDefined(typeof(IdTransformationAttribute)),
            $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public void No_region_says_how_to_give_one()
    {
        using var shell = new ModuleShell();
        shell.Set("key", ModuleShell.Key("id", "secret"));
        var error = shell.Run("Get-AliEni -Endpoint http://127.0.0.1:1 -Credential $key").Error();
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
