using System.Management.Automation;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Filters with several values or wildcards: the rows, and the number of requests.</summary>
[Trait("Speed", "Slow")]
public sealed class ListFilterTests(EmulatorFixture emulator) : EmulatorTests(emulator)
{
    private static readonly Dictionary<string, Func<EniRow, IEnumerable<string?>>> Members = new()
    {
        ["VpcId"] = static row => [row.VpcId],
        ["VSwitchId"] = static row => [row.VSwitchId],
        ["InstanceId"] = static row => [row.AttachedInstanceId],
        ["SecurityGroupId"] = static row => row.SecurityGroupIds ?? [],
        ["ResourceGroupId"] = static row => [row.ResourceGroupId],
        ["Status"] = static row => [row.Status],
        ["Type"] = static row => [row.Type],
        ["PrimaryIpAddress"] = static row => [row.PrivateIpAddress],
        ["NetworkInterfaceName"] = static row => [row.NetworkInterfaceName],
    };

    public static TheoryData<string> Parameters => [.. Members.Keys];

    private IReadOnlyList<RequestRecord> Listings => [.. Emulator.Server.Requests.Where(static request => request.Action == "DescribeNetworkInterfaces")];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void List_gets_the_rows_of_any_value_once(string parameter)
    {
        // The rarest values but for types and statuses, which have few values.
        string[] values = [.. Emulator.Rows.SelectMany(Members[parameter]).OfType<string>().Where(static value => value.Length > 0).CountBy(static value => value).OrderBy(static value => value.Value).Take(2).Select(static value => value.Key)];
        Assert.Equal(2, values.Length);

        Check($"-{parameter} $a", row => Members[parameter](row).Intersect(values).Any(), [values]);
    }

    [Fact]
    public void List_of_one_value_is_one_listing_by_the_service()
    {
        var vpc = Emulator.Rows[0].VpcId!;

        Check("-VpcId $a, $a", row => row.VpcId == vpc, vpc);

        Assert.All(Listings, request => Assert.Equal(vpc, request.Parameters["VpcId"]));
    }

    [Fact]
    public void Few_matches_on_the_first_page_are_listed_by_value_and_many_are_compared()
    {
        string[] instances = [.. Emulator.Rows.Select(static row => row.InstanceId).OfType<string>().Where(static id => id.Length > 0).Distinct().Take(3)];
        Check("-InstanceId $a", row => instances.Contains(row.AttachedInstanceId), [instances]);
        Assert.Equal(1 + instances.Length, Listings.Count);

        Emulator.Server.ClearRequests();
        string[] statuses = [.. Emulator.Rows.Select(static row => row.Status).OfType<string>().Distinct().Except(["Deleting"])];
        Assert.Equal(Emulator.Rows.Count(row => statuses.Contains(row.Status)), Run("-Status $a", [statuses]).Count);
        Assert.Equal((Emulator.Rows.Count + 499) / 500, Listings.Count);
    }

    [Fact]
    public void Region_of_one_page_needs_one_request()
    {
        var region = Emulator.Server.World.All.GroupBy(static row => row.RegionId).First(static rows => rows.Count() is > 10 and <= 500);
        string[] vpcs = [.. region.Select(static row => row.VpcId!).Distinct().Take(2)];
        string[] ids = [.. region.Where(row => vpcs.Contains(row.VpcId)).Select(static row => row.NetworkInterfaceId)];
        Shell.Set("r", region.Key);

        Assert.Equal(ids.Order(StringComparer.Ordinal), Run("-RegionId $r -VpcId $a", [vpcs]).Order(StringComparer.Ordinal));

        Assert.Single(Listings);
    }

    [Fact]
    public void Lists_and_other_filters_must_all_match()
    {
        string[] vpcs = [.. Emulator.Rows.Select(static row => row.VpcId!).Distinct().Take(2)];
        Check(
            "-VpcId $a -Status InUse, Available -Type Secondary -WithoutTag owner",
            row => vpcs.Contains(row.VpcId) && row.Status is "InUse" or "Available" && row.Type == "Secondary" && row.Tags?.Any(static tag => tag.Key == "owner") != true,
            [vpcs]);
    }

    [Theory]
    [InlineData("VpcId")]
    [InlineData("InstanceId")]
    [InlineData("SecurityGroupId")]
    public void Wildcards_in_IDs_are_compared_ignoring_case(string parameter)
    {
        var value = Emulator.Rows.SelectMany(Members[parameter]).OfType<string>().First(static value => value.Length > 0);
        var start = value[..^3];

        Check($"-{parameter} $a", row => Members[parameter](row).Any(one => one?.StartsWith(start, StringComparison.Ordinal) == true), start.ToUpperInvariant() + "*");
    }

    [Fact]
    public void Wildcards_and_exact_IDs_of_network_interfaces_go_together()
    {
        var (first, start) = (Emulator.Rows[0].NetworkInterfaceId, Emulator.Rows[5].NetworkInterfaceId[..^2]);

        var outcome = Shell.With("a", first).With("b", start + "??").Run("Get-AliEni $a, $b, eni-nobody");

        Assert.Equal(
            Emulator.Rows.Where(row => row.NetworkInterfaceId == first || row.NetworkInterfaceId.StartsWith(start, StringComparison.Ordinal)).Select(static row => row.NetworkInterfaceId),
            outcome.OutputAs<NetworkInterface>().Select(static row => row.NetworkInterfaceId!));
        Assert.Equal("eni-nobody", outcome.Error().TargetObject);
    }

    [Fact]
    public void Ids_that_differ_in_case_are_different()
    {
        var id = Emulator.Rows[0].NetworkInterfaceId;

        var outcome = Shell.With("a", id.ToUpperInvariant()).With("b", id).Run("Get-AliEni $a, $b");

        Assert.Equal(id, Assert.Single(outcome.OutputAs<NetworkInterface>()).NetworkInterfaceId);
        Assert.Equal(id.ToUpperInvariant(), outcome.Error().TargetObject);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("-")]
    [InlineData("upper")]
    [InlineData("*")]
    public void Mac_address_is_found_in_any_notation(string notation)
    {
        var mac = Emulator.Rows[7].MacAddress!;
        var text = notation switch
        {
            "-" => mac.Replace(':', '-'),
            "upper" => mac.ToUpperInvariant(),
            "*" => mac[..^1] + "*",
            _ => mac,
        };

        Check("-MacAddress $a", row => notation == "*" ? row.MacAddress?.StartsWith(mac[..^1], StringComparison.Ordinal) == true : row.MacAddress == mac, text);
    }

    [Theory]
    [InlineData("-WithoutTag env", "env")]
    [InlineData("-WithoutTag env, owner", "env", "owner")]
    [InlineData("-WithoutTag OWN*", "owner")]
    [InlineData("-WithoutTag OWNER", "owner")]
    public void WithoutTag_gets_rows_that_have_none_of_the_keys(string parameters, params string[] keys) =>
        Check(parameters, row => row.Tags?.Any(tag => keys.Contains(tag.Key)) != true);

    [Fact]
    public void Instances_are_taken_from_properties_and_never_from_network_interfaces()
    {
        string[] instances = [.. Emulator.Rows.Select(static row => row.InstanceId).OfType<string>().Where(static id => id.Length > 0).Distinct().Take(2)];
        Shell.Set("i", instances);

        Assert.Equal(
            Emulator.Rows.Where(row => instances.Contains(row.AttachedInstanceId)).Select(static row => row.NetworkInterfaceId).Order(StringComparer.Ordinal),
            Shell.Run("$i + $i[0] | ForEach-Object { [pscustomobject]@{ InstanceId = $_; InstanceName = 'x' } } | Get-AliEni").Ids().Order(StringComparer.Ordinal));

        // Some are attached and some are not.
        var ids = Emulator.Rows.Take(30).Select(static row => row.NetworkInterfaceId).ToArray();
        Assert.Equal(ids, Shell.Run("Get-AliEni -First 30 | Get-AliEni").Ids());
        Assert.Equal(ids, Shell.Run("Get-AliEni -First 30 | ForEach-Object { [pscustomobject]@{ InstanceId = \"$($_.InstanceId)\"; NetworkInterfaceId = $_.NetworkInterfaceId } } | Get-AliEni").Ids());
    }

    [Theory]
    [InlineData("Get-AliEni -InputObject $null")]
    [InlineData("$null | Get-AliEni")]
    [InlineData("[pscustomobject]@{ RegionId = 'cn-hangzhou' } | Get-AliEni")]
    [InlineData("Get-AliEni -InputObject ([pscustomobject]@{ RegionId = 'cn-hangzhou' })")]
    [InlineData("[pscustomobject]@{ RegionId = 'cn-hangzhou'; InstanceId = '' } | Get-AliEni")]
    [InlineData("Get-AliContext | Get-AliEni")]
    public void Object_that_names_nothing_never_lists_a_region(string script)
    {
        var outcome = Shell.Run(script);

        Assert.Empty(outcome.Output);
        Assert.StartsWith("Ali.NotAnEni,", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(Emulator.Server.Requests);
    }

    [Theory]
    [InlineData("Get-AliRegion -RegionId cn-beijing | Get-AliEni")]
    [InlineData("Get-AliEni -InputObject (Get-AliRegion -RegionId cn-beijing)")]
    [InlineData("Get-AliEni -InputObject (Get-AliEni -RegionId cn-beijing)")]
    public void Region_of_Get_AliRegion_is_listed(string script) =>
        Assert.Equal(Emulator.Server.World.InRegion("cn-beijing").Select(static row => row.NetworkInterfaceId), Shell.Run(script).Ids());

    [Theory]
    [InlineData("-RegionId cn-hangzhou, CN-Hangzhou")]
    [InlineData("-RegionId cn-hangzhou, cn-hang*, *hangzhou")]
    public void Region_is_listed_once_however_it_is_named(string regions)
    {
        Assert.Equal(Emulator.Rows.Select(static row => row.NetworkInterfaceId), Shell.Run($"Get-AliEni {regions}").Ids());
        Assert.Equal((Emulator.Rows.Count + 499) / 500, Listings.Count);
    }

    [Fact]
    public void All_stands_for_every_region()
    {
        var rows = Shell.Run("Get-AliEni -RegionId all").Rows();

        Assert.Equal(Emulator.Server.World.All.Count(), rows.Count);
        Assert.Distinct(rows.Select(static row => row.NetworkInterfaceId));
    }

    [Theory]
    [InlineData("own*=x", 1)]
    [InlineData("@{ owner = 'li*', 'w?' }", 2)]
    [InlineData("env=prod", 0)]
    public void Wildcard_in_a_tag_is_a_warning(string tag, int count) =>
        Assert.Equal(count, Shell.Run($"Get-AliEni -Tag {tag} -First 1 3>&1").Output.Select(static item => item.BaseObject).OfType<WarningRecord>().Count());

    [Theory]
    [InlineData("-Status InUsed", "InUse")]
    [InlineData("-Status Available, Avaliable", "Available")]
    [InlineData("-Type Secundary", "Secondary")]
    public void Unknown_status_or_type_is_a_warning_with_similar_ones(string parameters, string similar)
    {
        var warning = Assert.Single(Shell.Run($"Get-AliEni {parameters} -First 1 3>&1").Output.Select(static item => item.BaseObject).OfType<WarningRecord>());
        Assert.Contains($"Did you mean {similar}", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Known_and_seen_statuses_are_no_warning() =>
        Assert.DoesNotContain(Shell.Run("Get-AliEni -Status inuse, Creating, Att* -First 1 3>&1").Output, static item => item.BaseObject is WarningRecord);

    [Theory]
    [InlineData("-VpcId vsw-1", "-VSwitchId")]
    [InlineData("-VSwitchId vpc-1", "-VpcId")]
    [InlineData("-InstanceId ENI-1", "-NetworkInterfaceId")]
    [InlineData("-SecurityGroupId i-1", "-InstanceId")]
    [InlineData("-ResourceGroupId ' sg-1'", "-SecurityGroupId")]
    [InlineData("-NetworkInterfaceId web*", "-Name")]
    [InlineData("-NetworkInterfaceId e?x*", "-Name", false)]
    [InlineData("-NetworkInterfaceId en*, *web", "-Name", false)]
    [InlineData("-VpcId custom-1, vpc-1", "-", false)]
    public void Filter_that_can_match_nothing_is_warned_about_with_the_right_parameter(string filter, string parameter, bool isWarned = true)
    {
        var warnings = Shell.Run($"Get-AliEni {filter} 3>&1").Output.Select(static item => item.BaseObject).OfType<WarningRecord>();

        Assert.Equal(isWarned ? 1 : 0, warnings.Count(warning => warning.Message.Contains(parameter, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("-InstanceId 'i-a,i-b'")]
    [InlineData("-VpcId 'vpc-a vpc-b'")]
    [InlineData("-SecurityGroupId '[\"sg-a\"]'")]
    [InlineData("-VSwitchId 'vsw-['")]
    [InlineData("-ResourceGroupId \"rg-'a\"")]
    [InlineData("-InstanceId $null")]
    [InlineData("-InstanceId ''")]
    [InlineData("-MacAddress 00:16:3e")]
    [InlineData("-WithoutTag 'a['")]
    [InlineData("-Status '['")]
    public void Malformed_value_is_refused_before_any_request(string parameters)
    {
        Assert.NotNull(Shell.Run($"Get-AliEni {parameters}").Error());
        Assert.Empty(Emulator.Server.Requests);
    }

    [Fact]
    public void Piped_text_with_several_IDs_is_one_error_and_the_others_are_read()
    {
        var id = Emulator.Rows[0].NetworkInterfaceId;

        var outcome = Shell.With("id", id).Run("'eni-a,eni-b', \" $id`r`n\" | Get-AliEni");

        Assert.Equal(id, Assert.Single(outcome.OutputAs<NetworkInterface>()).NetworkInterfaceId);
        Assert.Equal("eni-a,eni-b", outcome.Error().TargetObject);
    }

    [Fact]
    public void Counts_of_each_value_are_exact_and_replace_the_first_page()
    {
        string[] vpcs = [.. Emulator.Rows.Select(static row => row.VpcId!).Distinct().Take(2)];
        Shell.Set("a", vpcs);

        var output = Shell.Run("$all = @(Get-AliEni -VpcId $a -IncludeTotalCount); $all.Count - 1; $all[0].ToString()").Output;

        var count = Emulator.Rows.Count(row => vpcs.Contains(row.VpcId));
        Assert.Equal(count, output[0].BaseObject);
        Assert.Equal($"Total count: {count}", output[1].BaseObject);
        Assert.All(Listings, request => Assert.True(request.Parameters.ContainsKey("VpcId")));
    }

    private IReadOnlyList<string?> Run(string parameters, params object[] values)
    {
        foreach (var (name, value) in "ab".Zip(values))
        {
            Shell.Set(name.ToString(), value);
        }

        return [.. Shell.Run($"Get-AliEni {parameters}").Ids()];
    }

    private void Check(string parameters, Func<EniRow, bool> matches, params object[] values)
    {
        var expected = Emulator.Rows.Where(matches).Select(static row => row.NetworkInterfaceId).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(expected);
        Assert.True(expected.Count < Emulator.Rows.Count, "The filter of this test filters nothing.");
        Assert.Equal(expected, Run(parameters, values).Order(StringComparer.Ordinal));
    }
}
