using System.Management.Automation.Language;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>TAB, as the prompt asks the engine for it.</summary>
[Trait("Speed", "Slow")]
public sealed class TabTests : IClassFixture<EmulatorFixture>, IDisposable
{
    private readonly EmulatorFixture _emulator;
    private readonly ModuleShell _shell;

    public TabTests(EmulatorFixture emulator)
    {
        _emulator = emulator;
        _shell = ModuleShell.For(emulator.Server.Endpoint);
    }

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("Get-AliEni -RegionId cn-hangz", "cn-hangzhou cn-hangzhou-finance")]
    [InlineData("Get-AliEni -RegionId:cn-bei", "cn-beijing cn-beijing-finance-1")]
    [InlineData("Get-AliEni -RegionId CN-CHENG", "cn-chengdu")]
    [InlineData("Get-AliEni -RegionId north", "ap-northeast-1 ap-northeast-2 cn-north-2-gov-1")]
    [InlineData("Get-AliEni -RegionId tokyo", "ap-northeast-1")]
    [InlineData("Get-AliEni -RegionId cn-hangzhou, us-w", "us-west-1")]
    [InlineData("Get-AliEni -RegionId us-west-1,us-", "us-east-1 us-southeast-1")]
    [InlineData("Get-AliEni -RegionId nowhere", "")]
    [InlineData("Get-AliRegion -RegionId me-e", "me-east-1")]
    [InlineData("Get-AliContext -RegionId me-e", "me-east-1")]
    [InlineData("Set-AliContext -RegionId me-e", "me-east-1")]
    [InlineData("Get-AliEni -Status ", "Available InUse Attaching Detaching Creating Deleting CreateFailed")]
    [InlineData("Get-AliEni -Status a", "Available Attaching Detaching Creating CreateFailed")]
    [InlineData("Get-AliEni -Type ", "Primary Secondary Trunk Member")]
    [InlineData("Get-AliEni -ServiceManaged ", "$true $false")]
    [InlineData("Get-AliEni -ServiceManaged:", "$true $false")]
    [InlineData("Get-AliEni -ServiceManaged f", "$false")]
    [InlineData("Get-AliRegion -AcceptLanguage ", "zh-CN zh-TW en-US ja fr de ko")]
    [InlineData("Get-AliRegion -AcceptLanguage zh", "zh-CN zh-TW")]
    [InlineData("Get-AliEni -RegionId 'cn-cheng", "'cn-chengdu'")]
    [InlineData("Get-AliEni -RegionId \"cn-cheng", "\"cn-chengdu\"")]
    [InlineData("Get-AliEni -RegionId 'cn-cheng'", "'cn-chengdu'")]
    public void What_is_known_is_completed_in_the_quotes_it_began_with(string line, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Texts(_shell, line));

    [Fact]
    public void A_region_is_shown_with_its_name_as_the_service_has_told_it()
    {
        var known = Assert.Single(_shell.Tab("Get-AliEni -RegionId cn-cheng").CompletionMatches);
        Assert.Equal("China (Chengdu)", known.ToolTip);
        Assert.Equal("cn-chengdu  China (Chengdu)", known.ListItemText);

        _shell.Run("Get-AliRegion -AcceptLanguage zh-CN");

        Assert.Equal("西南1（成都）", Assert.Single(_shell.Tab("Get-AliEni -RegionId cn-cheng").CompletionMatches).ToolTip);
    }

    public static TheoryData<string> Remembered =>
    [
        "NetworkInterfaceId", "NetworkInterfaceName", "VpcId", "VSwitchId", "InstanceId", "SecurityGroupId", "ResourceGroupId", "PrimaryIpAddress",
        "PrivateIpAddress", "Ipv6Address", "Status", "Type",
    ];

    [Theory]
    [MemberData(nameof(Remembered))]
    public void What_a_listing_has_shown_is_completed_without_asking_anybody(string parameter)
    {
        var rows = _shell.Run("Get-AliEni -First 500").Rows();
        _shell.Run("Set-AliContext -Endpoint http://127.0.0.1:1");
        _emulator.Server.ClearRequests();

        var offered = Texts(_shell, $"Get-AliEni -{parameter} ").Select(Value).ToList();

        var seen = rows.SelectMany(row => Values(row, parameter)).Where(value => !string.IsNullOrEmpty(value)).Distinct().ToList();
        Assert.NotEmpty(seen);
        Assert.Empty(seen.Except(offered));
        Assert.Equal(offered.Count, offered.Distinct().Count());
        if (parameter is not ("Status" or "Type"))
        {
            Assert.Equal(seen.Count, offered.Count);
            Assert.Equal(seen[0], Value(Texts(_shell, $"Get-AliEni -{parameter} '{seen[0]![..^1]}").First(text => Value(text) == seen[0])));
        }

        Assert.Empty(_emulator.Server.Requests);
        Assert.Empty(_shell.Run("$Error").Output);
    }

    [Fact]
    public void A_network_interface_is_found_by_its_name_and_told_by_what_it_is()
    {
        var row = _shell.Run("Get-AliEni -First 3").Rows()[0];

        var byName = Assert.Single(_shell.Tab($"Get-AliEni {row.NetworkInterfaceName![..^1]}").CompletionMatches, match => match.CompletionText == row.NetworkInterfaceId);

        Assert.Equal($"{row.NetworkInterfaceName}, {row.Status}, {row.PrivateIpAddress}, {row.AttachedInstanceId}", byName.ToolTip);
        Assert.Equal($"{row.NetworkInterfaceId}  {row.NetworkInterfaceName}", byName.ListItemText);
    }

    [Fact]
    public void Pages_are_remembered_too()
    {
        var page = Assert.Single(_shell.Run("Get-AliEni -AsPage -First 1").OutputAs<EniPage>());
        Assert.Equal(page.NetworkInterfaces.Count, Texts(_shell, "Get-AliEni -Id ").Count());
    }

    [Fact]
    public void A_tag_is_made_of_its_key_or_of_key_and_value()
    {
        Assert.Empty(Texts(_shell, "Get-AliEni -Tag "));
        var rows = _shell.Run("Get-AliEni").Rows();

        Assert.Equal("@{ env = 'prod' }", Assert.Single(Texts(_shell, "Get-AliEni -Tag env=pr")));
        Assert.Equal("@{ owner = 'zhangsan' }", Assert.Single(Texts(_shell, "Get-AliEni -Tag 'owner = zhang")));
        Assert.Equal(["@{ env = 'dev' }", "@{ env = 'prod' }", "@{ env = 'staging' }", "@{ env = 'test' }", "@{ env = $null }"], Texts(_shell, "Get-AliEni -Tag env"));

        // Whatever is in a key or a value: what is offered is what is meant.
        foreach (var (key, value) in rows.SelectMany(row => row.Tags ?? TagMap.Parse(null)).Where(tag => tag.Value is { Length: > 0 and < 100 }).Distinct())
        {
            var offers = Texts(_shell, $"Get-AliEni -Tag '{CodeGeneration.EscapeSingleQuotedStringContent(key.Replace("=", string.Empty, StringComparison.Ordinal)[..1])}");
            Assert.Contains(offers, offer => Assert.Single(_shell.Run(offer).Output).BaseObject is System.Collections.Hashtable table && (string?)table[key] == value);
        }
    }

    [Fact]
    public void What_one_runspace_has_seen_another_has_not()
    {
        using var other = ModuleShell.For(_emulator.Server.Endpoint);
        _shell.Run("Get-AliEni -First 5");
        Assert.Equal(5, Texts(_shell, "Get-AliEni -Id ").Count());
        Assert.Empty(Texts(other, "Get-AliEni -Id "));
    }

    [Fact]
    public async Task What_is_remembered_is_bounded_and_found()
    {
        await using var emulator = await Emulator.EmulatorServer.StartAsync(new Emulator.EmulatorOptions { Enis = 12_000 }, TestContext.Current.CancellationToken);
        using var shell = ModuleShell.For(emulator.Endpoint);
        var rows = shell.Run("Get-AliEni").Rows();
        Assert.True(rows.Count > 7000);

        // Of one listing the first 5,000, and what others share; the next listing finds the same ones.
        var ids = rows.Select(row => row.NetworkInterfaceId!).ToList();
        string[] first = [.. ids[4000..5000].AsEnumerable().Reverse()];
        Assert.Equal(first, Texts(shell, "Get-AliEni -Id "));
        Assert.Equal(ids[0], Assert.Single(Texts(shell, $"Get-AliEni -Id {ids[0]}")));
        Assert.Empty(Texts(shell, $"Get-AliEni -Id {ids[5000]}"));
        shell.Run("Get-AliEni");
        Assert.Equal(first, Texts(shell, "Get-AliEni -Id "));

        // A network interface of another listing is added, and the oldest one removed.
        shell.Run($"Get-AliEni -Id {ids[^1]}");
        Assert.Equal([ids[^1], .. first[..^1]], Texts(shell, "Get-AliEni -Id "));
        Assert.Empty(Texts(shell, $"Get-AliEni -Id {ids[0]}"));
        Assert.Equal(ids[1], Assert.Single(Texts(shell, $"Get-AliEni -Id {ids[1]}")));
        Assert.Equal(rows.Select(row => row.VpcId).OfType<string>().Distinct().Order(StringComparer.Ordinal), Texts(shell, "Get-AliEni -VpcId "));
    }

    private static IEnumerable<string> Texts(ModuleShell shell, string line) => shell.Tab(line).CompletionMatches.Select(match => match.CompletionText);

    /// <summary>What the engine takes a text on the command line for.</summary>
    private static string Value(string text)
    {
        var command = (CommandAst)((PipelineAst)Parser.ParseInput($"x {text}", out _, out var errors).EndBlock.Statements[0]).PipelineElements[0];
        Assert.Empty(errors);
        return Assert.IsType<StringConstantExpressionAst>(command.CommandElements[1]).Value;
    }

    private static IEnumerable<string?> Values(NetworkInterface row, string parameter) => parameter switch
    {
        "NetworkInterfaceId" => [row.NetworkInterfaceId],
        "NetworkInterfaceName" => [row.NetworkInterfaceName],
        "VpcId" => [row.VpcId],
        "VSwitchId" => [row.VSwitchId],
        "InstanceId" => [row.AttachedInstanceId],
        "SecurityGroupId" => row.SecurityGroupIds?.AsEnumerable() ?? [],
        "ResourceGroupId" => [row.ResourceGroupId],
        "PrimaryIpAddress" => [row.PrivateIpAddress],
        "PrivateIpAddress" => row.PrivateIpSets?.Select(set => set.PrivateIpAddress) ?? [],
        "Ipv6Address" => row.Ipv6Sets?.Select(set => set.Ipv6Address) ?? [],
        "Status" => [row.Status],
        _ => [row.Type],
    };
}
