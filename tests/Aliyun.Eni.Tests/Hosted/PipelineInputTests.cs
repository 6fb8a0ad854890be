using System.Net;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Pipeline input of the reading cmdlets, alone and beside parameters: no object is ignored, and no empty input selects everything.</summary>
[Trait("Speed", "Slow")]
public sealed class PipelineInputTests(EmulatorFixture emulator) : EmulatorTests(emulator)
{
    [Theory]
    [InlineData("[pscustomobject]@{ RegionId = 'cn-hangzhou' }, [pscustomobject]@{ RegionId = 'cn-beijing' } | Get-AliRegion")]
    [InlineData("[pscustomobject]@{ RegionId = 'cn-hangzhou;cn-beijing' }, [pscustomobject]@{ RegionId = 'cn-beijing' } | Get-AliRegion")]
    public void Each_region_of_the_input_is_written_once_with_one_request(string script)
    {
        Assert.Equal(["cn-beijing", "cn-hangzhou"], Shell.Run(script).OutputAs<Region>().Select(static region => region.RegionId!).Order(StringComparer.Ordinal));
        Assert.Single(Emulator.Server.Requests);
    }

    [Fact]
    public void Each_region_of_the_input_has_a_context()
    {
        var contexts = Shell.Run("'cn-hangzhou', 'cn-beijing', 'cn-hangzhou' | ForEach-Object { [pscustomobject]@{ RegionId = $_ } } | Get-AliContext").OutputAs<AliContext>();

        Assert.Equal(["cn-hangzhou", "cn-beijing"], contexts.Select(static context => Assert.Single(context.RegionId!)));
    }

    [Theory]
    [InlineData("@() | Get-AliRegion", 0)]
    [InlineData("'cn-beijing' | Get-AliRegion", 1)]
    [InlineData("$null | Get-AliRegion", 1)]
    [InlineData("[pscustomobject]@{ Name = 'cn-beijing' } | Get-AliRegion", 1)]
    public void Input_without_a_region_isnt_all_regions(string script, int errors)
    {
        var outcome = Shell.Run(script);

        Assert.Empty(outcome.Output);
        Assert.Equal(errors, outcome.Errors.Count);
        Assert.Empty(Emulator.Server.Requests);
    }

    [Theory]
    [InlineData("  ")]
    [InlineData("\t")]
    public void Blank_line_among_piped_ids_is_an_error_of_its_own(string line)
    {
        var id = Emulator.Rows[0].NetworkInterfaceId;
        Shell.Set("lines", new[] { id, line });

        var outcome = Shell.Run("$lines | Get-AliEni");

        Assert.Equal([id], outcome.OutputAs<NetworkInterface>().Select(static row => row.NetworkInterfaceId!));
        Assert.StartsWith("Ali.NotAnEni,", Assert.Single(outcome.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'eni-1' | Get-AliEni -NetworkInterfaceId eni-2")]
    [InlineData("Get-AliEni -First 1 | Get-AliEni -NetworkInterfaceId eni-2")]
    [InlineData("Get-AliRegion -RegionId cn-beijing | Get-AliEni -RegionId cn-hangzhou")]
    public void Parameter_that_would_hide_the_input_is_refused(string script) =>
        Assert.StartsWith("Ali.Contradiction,", Shell.Run(script).Error().FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void Id_is_looked_for_in_each_region_of_the_input()
    {
        var row = Emulator.Server.World.InRegion("cn-beijing").First();
        Shell.Set("id", row.NetworkInterfaceId);

        Assert.Equal([row.NetworkInterfaceId], Shell.Run("Get-AliRegion -RegionId cn-beijing, cn-hangzhou | Get-AliEni -NetworkInterfaceId $id").Ids());
    }

    [Theory]
    [InlineData("cn-*")]
    [InlineData("bad region")]
    public void Saved_responses_have_a_region_that_exists(string region)
    {
        Shell.Set("region", region);

        Assert.StartsWith("Ali.RegionMalformed,", Shell.Run("""'{"NetworkInterfaceId":"eni-1"}' | ConvertFrom-AliEni -RegionId $region""").Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("cn-hangzhou", Shell.Run("""'{"NetworkInterfaceId":"eni-1"}' | ConvertFrom-AliEni -RegionId ' CN-Hangzhou '""").Rows()[0].RegionId);
    }

    [Theory]
    [InlineData("[pscustomobject]@{ owner = 'x' }")]
    [InlineData("$(${map} = [Collections.Generic.Dictionary[string, string]]::new(); $map['owner'] = 'x'; , $map)")]
    [InlineData("$(${map} = [Collections.Generic.Dictionary[string, object]]::new(); $map['owner'] = 'x'; , $map)")]
    public void Map_of_any_type_is_a_set_of_tags(string tags)
    {
        Assert.Empty(Shell.Run($"Get-AliEni -Tag ({tags})").Rows());
        Assert.Equal("x", Assert.Single(Emulator.Server.Requests, static request => request.Action == "DescribeNetworkInterfaces").Parameters["Tag.1.Value"]);
    }

    [Fact]
    public void One_failing_value_of_a_list_leaves_the_others()
    {
        // From the end: the first page is written before the values are listed.
        string[] instances = [.. Emulator.Rows.Reverse().Select(static row => row.InstanceId).OfType<string>().Where(static id => id.Length > 0).Distinct().Take(3)];
        Shell.Set("instances", instances);
        Emulator.Server.Faults.Add("error:1@3 status=403 code=Forbidden.RAM");

        var outcome = Shell.Run("Get-AliEni -InstanceId $instances");

        var others = Emulator.Rows.Where(row => row.AttachedInstanceId == instances[0] || row.AttachedInstanceId == instances[2]).Select(static row => row.NetworkInterfaceId);
        Assert.Subset(outcome.OutputAs<NetworkInterface>().Select(static row => row.NetworkInterfaceId!).ToHashSet(), others.ToHashSet());
        Assert.Equal(1 + instances.Length, Emulator.Server.Requests.Count(static request => request.Action == "DescribeNetworkInterfaces"));
        Assert.Equal(HttpStatusCode.Forbidden, Assert.IsType<ApiException>(Assert.Single(outcome.Errors).Exception).StatusCode);
    }

    [Theory]
    [InlineData(0, 700, " -First 200 ")]
    [InlineData(100, 700, " -First 300 ")]
    [InlineData(600, 50, " -Skip 100 -First 50 ")]
    public void Resumed_listing_writes_the_rest_of_skip_and_first(int skip, int first, string rest)
    {
        Emulator.Server.Faults.Add("error:*@2");

        var outcome = Shell.Run($"Get-AliEni -Skip {skip} -First {first} -MaxRetry 0");
        Emulator.Server.Faults.Clear();
        var advice = Assert.Single(outcome.Errors).ErrorDetails.RecommendedAction;
        var resumed = Shell.Run(advice[(advice.IndexOf("Resume with: ", StringComparison.Ordinal) + "Resume with: ".Length)..]);

        Assert.Contains(rest, advice, StringComparison.Ordinal);
        Assert.Equal(
            Emulator.Rows.Skip(skip).Take(first).Select(static row => row.NetworkInterfaceId),
            outcome.OutputAs<NetworkInterface>().Concat(resumed.Rows()).Select(static row => row.NetworkInterfaceId!));
    }

    [Fact]
    public void Resumed_listing_has_no_first_that_regions_share()
    {
        Emulator.Server.Faults.Add("error:* token=yes");

        var errors = Shell.Run("Get-AliEni -First 700 -MaxRetry 0 -MaxResults 50 -RegionId cn-hangzhou, cn-beijing").Errors;

        Assert.NotEmpty(errors);
        Assert.All(errors, static error => Assert.Contains("Resume with: ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.All(errors, static error => Assert.DoesNotContain("-First", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }

    [Fact]
    public void All_regions_are_those_of_the_account() => Assert.Equal(Emulator.Server.World.Regions.Count, Shell.Run("Get-AliRegion -RegionId all").Output.Count);

    [Fact]
    public void Verbose_lines_stay_with_debug_off() => Assert.NotEmpty(Shell.Run("$VerbosePreference = 'Continue'; Get-AliEni -First 1 -Debug:$false").Verbose);

    [Fact]
    public void Permission_that_is_missing_after_the_first_page_resumes_in_each_region()
    {
        Emulator.Server.Faults.Add("error:* token=yes status=403 code=Forbidden.RAM");

        var outcome = Shell.Run("Get-AliEni -RegionId cn-hangzhou, cn-beijing -MaxResults 50");

        Assert.Equal(2, outcome.Errors.Count);
        Assert.All(outcome.Errors, static error => Assert.Contains("Resume with: ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("*f5dd")]
    [InlineData("0016.3e*")]
    public void Mac_address_wildcard_without_separators_is_refused(string wildcard)
    {
        Shell.Set("wildcard", wildcard);

        Assert.Contains("Separate the octets", Shell.Run("Get-AliEni -MacAddress $wildcard").Error().Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wildcard_is_refused_as_a_status_to_wait_for() =>
        Assert.StartsWith("Ali.StatusMalformed,", Shell.Run("Wait-AliEni eni-1 -Status In*").Error().FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void Debug_alone_writes_the_request_without_a_prompt()
    {
        var outcome = Shell.Run("Get-AliEni -First 1 -Debug 5>&1");

        Assert.Empty(outcome.Verbose);
        Assert.Null(outcome.Terminating);
        Assert.Contains(outcome.Output, static line => line.ToString().StartsWith("DescribeNetworkInterfaces cn-hangzhou", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Count_is_unknown_without_TotalCount()
    {
        await using var server = RawServer.Answering(static _ => """{"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1"}]}}""");
        using var shell = ModuleShell.For(server.Endpoint);

        Assert.Equal("Unknown total count", shell.Run("(Get-AliEni -IncludeTotalCount)[0].ToString()").Output[0].BaseObject);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("Content-Encoding: gzip", "damaged")]
    public async Task Empty_or_damaged_response_is_reported(string header, string word)
    {
        byte[] body = header.Length == 0 ? [] : [0x1f, 0x8b, 0x09, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        await using var server = RawServer.With($"HTTP/1.1 200 OK\nContent-Type: application/json\nConnection: close\nContent-Length: {body.Length}{(header.Length == 0 ? string.Empty : "\n" + header)}", body);
        using var shell = ModuleShell.For(server.Endpoint);

        var error = shell.Run("Get-AliEni -MaxRetry 0").Error();

        Assert.StartsWith("Ali.MalformedResponse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(word, error.Exception.Message, StringComparison.Ordinal);
    }
}
