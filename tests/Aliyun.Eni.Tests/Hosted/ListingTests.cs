using System.Management.Automation;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Get-AliEni in the real engine, over real HTTP: what arrives, and with how many requests.</summary>
[Trait("Speed", "Slow")]
public sealed class ListingTests : IClassFixture<EmulatorFixture>, IDisposable
{
    private readonly EmulatorFixture _emulator;
    private readonly ModuleShell _shell;

    public ListingTests(EmulatorFixture emulator)
    {
        _emulator = emulator;
        _emulator.Server.ClearRequests();
        _shell = ModuleShell.For(emulator.Server.Endpoint);
    }

    private IReadOnlyList<RequestRecord> Requests => _emulator.Server.Requests;

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void Every_member_of_every_row_is_what_the_server_holds()
    {
        var rows = _shell.Run("Get-AliEni").Rows();

        Assert.Equal(_emulator.Rows.Count, rows.Count);
        Assert.All(_emulator.Rows.Zip(rows), pair => Same.Row(pair.First, pair.Second));
        Assert.Equal((rows.Count + 499) / 500, Requests.Count);
        Assert.Single(Requests.Select(request => request.ConnectionId).Distinct());
        Assert.All(Requests, request => Assert.Equal("500", request.Parameters["MaxResults"]));
        Assert.Equal(Requests.Count, Requests.Select(request => request.Nonce).Distinct().Count());
    }

    [Theory]
    [InlineData("-First 5", 0, 5, 1)]
    [InlineData("-First 500", 0, 500, 1)]
    [InlineData("-First 501", 0, 501, 2)]
    [InlineData("-Skip 499 -First 1", 499, 1, 1)]
    [InlineData("-Skip 500 -First 1", 500, 1, 2)]
    [InlineData("-First 0", 0, 0, 0)]
    [InlineData("-PageNumber 2 -PageSize 100", 100, 100, 1)]
    [InlineData("-PageNumber 3", 20, 10, 1)]
    [InlineData("-PageSize 30 -Skip 10 -First 5", 10, 5, 1)]
    [InlineData("-MaxResults 300 -First 301", 0, 301, 2)]
    public void Paging_asks_for_what_is_needed_and_no_more(string parameters, int from, int count, int requests)
    {
        var ids = _shell.Run($"Get-AliEni {parameters}").Ids();

        Assert.Equal(_emulator.Rows.Skip(from).Take(count).Select(row => row.NetworkInterfaceId), ids);
        Assert.Equal(requests, Requests.Count);
    }

    [Fact]
    public void A_page_smaller_than_the_service_gives_loses_nothing()
    {
        var ids = _shell.Run("Get-AliEni -MaxResults 5 -First 25").Ids();

        Assert.Equal(_emulator.Rows.Take(25).Select(row => row.NetworkInterfaceId), ids);
        Assert.Equal(3, Requests.Count);
    }

    [Fact]
    public void The_next_page_is_asked_for_when_this_one_is_half_written()
    {
        _shell.Set("server", _emulator.Server);

        var seen = _shell.Run("Get-AliEni -First 501 | ForEach-Object { $server.Requests.Count }").OutputAs<int>();

        Assert.All(seen.Take(250), count => Assert.Equal(1, count));
        Assert.Equal(2, seen[500]);
    }

    [Theory]
    [InlineData("do { Get-AliEni | ForEach-Object { $_; break } } while ($false)", 1)]
    [InlineData("$n = 0; do { Get-AliEni | ForEach-Object { $_; if (++$n -eq 5) { break } } } while ($false)", 5)]
    public void A_downstream_that_has_enough_ends_the_listing_after_one_request(string script, int rows)
    {
        Assert.Equal(rows, _shell.Run(script).Rows().Count);
        Assert.Single(Requests);
    }

    [Fact]
    public void An_error_downstream_is_thrown_on_as_it_is()
    {
        var outcome = _shell.Run("Get-AliEni | ForEach-Object { throw 'downstream' }");

        Assert.Equal("downstream", outcome.Terminating?.Exception.Message);
        Assert.Single(Requests);
    }

    [Fact]
    public void A_page_shows_the_members_of_the_response_only() => Assert.Equal(
        ["AdditionalProperties", "NetworkInterfaces", "NextToken", "PageNumber", "PageSize", "RegionId", "RequestId", "TotalCount"],
        PSObject.AsPSObject(Assert.Single(_shell.Run("Get-AliEni -AsPage -First 1").OutputAs<EniPage>())).Properties.Select(static property => property.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_listing_goes_on_from_a_token()
    {
        var page = Assert.Single(_shell.Run("Get-AliEni -AsPage -First 1 -MaxResults 100").OutputAs<EniPage>());
        _shell.Set("token", page.NextToken!);

        var rest = _shell.Run("Get-AliEni -NextToken $token").Ids();

        Assert.Equal(_emulator.Rows.Select(row => row.NetworkInterfaceId), page.NetworkInterfaces.Select(row => row.NetworkInterfaceId).Concat(rest));
    }

    [Fact]
    public void A_page_is_the_whole_response()
    {
        var pages = _shell.Run("Get-AliEni -AsPage").OutputAs<EniPage>();

        Assert.Equal(Requests.Select(request => request.RequestId), pages.Select(page => page.RequestId));
        Assert.Equal(Requests.Skip(1).Select(request => request.Parameters["NextToken"]), pages.SkipLast(1).Select(page => page.NextToken));
        Assert.Null(pages[^1].NextToken);
        Assert.Equal(_emulator.Rows.Count, pages.Sum(page => page.NetworkInterfaces.Count));
        var numbered = Assert.Single(_shell.Run("Get-AliEni -AsPage -PageNumber 2 -PageSize 50").OutputAs<EniPage>());
        Assert.Equal((2, 50, _emulator.Rows.Count), (numbered.PageNumber, numbered.PageSize, numbered.TotalCount));
    }

    [Fact]
    public void The_total_count_comes_first_and_is_exact()
    {
        var output = _shell.Run("$all = @(Get-AliEni -First 2 -IncludeTotalCount); $all; $all[0].ToString()").Output;

        Assert.Equal((ulong)_emulator.Rows.Count, output[0].BaseObject);
        Assert.Equal($"Total count: {_emulator.Rows.Count}", output[^1].BaseObject);
        Assert.Equal(4, output.Count);
        Assert.Equal(2, Requests.Count);
    }

    [Fact]
    public void A_count_that_fails_is_no_count()
    {
        var outcome = _shell.Run("$all = @(Get-AliEni -RegionId cn-nowhere, cn-beijing -First 1 -IncludeTotalCount); $all[0].ToString()");
        Assert.StartsWith("Unknown total count", Assert.IsType<string>(Assert.Single(outcome.Output).BaseObject), StringComparison.Ordinal);
        Assert.Single(outcome.Errors);
    }

    [Fact]
    public void Of_several_regions_one_that_fails_is_one_error()
    {
        var outcome = _shell.Run("Get-AliEni -RegionId cn-beijing, cn-nowhere, cn-shanghai");

        Assert.Null(outcome.Terminating);
        var expected = _emulator.Server.World.InRegion("cn-beijing").Concat(_emulator.Server.World.InRegion("cn-shanghai"));
        Assert.All(
            expected.Zip(outcome.OutputAs<NetworkInterface>().OrderBy(row => row.RegionId, StringComparer.Ordinal), (held, row) => (held, row)),
            pair => Same.Row(pair.held, pair.row));
        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("InvalidRegionId.NotFound,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("cn-nowhere", error.TargetObject);
        Assert.Contains(Requests.Single(request => request.RegionId == "cn-nowhere").RequestId!, error.ToString(), StringComparison.Ordinal);
        Assert.NotNull(_shell.Run("Get-AliEni -RegionId cn-nowhere -ErrorAction Stop").Terminating);
    }

    [Theory]
    [InlineData("$ids | Get-AliEni")]
    [InlineData("Get-AliEni -Id ($ids + $ids)")]
    [InlineData("Get-AliEni | Get-AliEni")]
    public void Ids_and_network_interfaces_come_down_the_pipeline_a_hundred_a_request(string script)
    {
        var expected = _emulator.Rows.Select(row => row.NetworkInterfaceId).ToArray();
        _shell.Set("ids", expected);

        var rows = _shell.Run(script).Rows();

        Assert.Equal(expected.Order(StringComparer.Ordinal), rows.Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal));
        Assert.Equal((expected.Length + 99) / 100, Requests.Count(request => request.Parameters.ContainsKey("NetworkInterfaceId.1")));
    }

    [Fact]
    public void Regions_from_the_pipeline_are_listed()
    {
        var rows = _shell.Run("Get-AliRegion | Where-Object RegionId -Like cn-* | Get-AliEni").Rows();

        Assert.Equal(
            _emulator.Server.World.All.Where(row => row.RegionId.StartsWith("cn-", StringComparison.Ordinal)).Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal),
            rows.Select(row => row.NetworkInterfaceId!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_empty_profile_as_a_CSV_has_it_is_none()
    {
        _shell.Set("id", _emulator.Rows[0].NetworkInterfaceId);
        Assert.Equal([_emulator.Rows[0].NetworkInterfaceId], _shell.Run("[pscustomobject]@{ NetworkInterfaceId = $id; RegionId = 'cn-hangzhou'; ProfileName = '' } | Get-AliEni").Ids());
    }

    [Fact]
    public void What_is_neither_is_an_error_each_and_the_others_are_read()
    {
        _shell.Set("id", _emulator.Rows[0].NetworkInterfaceId);

        var outcome = _shell.Run("[object]::new(), $null, '', $id, 5 | Get-AliEni");

        Assert.Equal([_emulator.Rows[0].NetworkInterfaceId], outcome.OutputAs<NetworkInterface>().Select(row => row.NetworkInterfaceId!));
        Assert.Equal(4, outcome.Errors.Count);
        Assert.All(outcome.Errors, error => Assert.StartsWith("Ali.NotAnEni,Get-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal));
    }

    [Fact]
    public void Network_interfaces_are_read_anew_where_they_are()
    {
        var rows = _shell.Run("Get-AliEni -RegionId cn-beijing, cn-shanghai | Get-AliEni").Rows();

        var expected = _emulator.Server.World.InRegion("cn-beijing").Concat(_emulator.Server.World.InRegion("cn-shanghai"));
        Assert.Equal(expected.Select(row => row.NetworkInterfaceId).Order(StringComparer.Ordinal), rows.Select(row => row.NetworkInterfaceId!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Regions_are_found_and_asked()
    {
        var rows = _shell.Run("Get-AliEni -RegionId (Get-AliRegion -RegionId 'cn-[bs]*').RegionId").Rows();
        Assert.Equal(["cn-beijing", "cn-shanghai"], rows.Select(row => row.RegionId!).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_empty_pipeline_asks_for_nothing()
    {
        Assert.Empty(_shell.Run("@() | Get-AliEni").Rows());
        Assert.Empty(Requests);
    }

    [Fact]
    public void Verbose_tells_each_request()
    {
        var verbose = _shell.Run("Get-AliEni -First 501 -Verbose").Verbose;

        Assert.Equal(2, verbose.Count);
        Assert.All(Requests.Zip(verbose), pair => Assert.Contains(pair.First.RequestId!, pair.Second, StringComparison.Ordinal));
        Assert.All(verbose, line => Assert.Contains("DescribeNetworkInterfaces cn-hangzhou", line, StringComparison.Ordinal));
        Assert.Contains("500 items", verbose[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Debug_shows_what_was_signed_and_hides_the_token()
    {
        _shell.Set("sts", ModuleShell.Key(EmulatorAccount.Sts.AccessKeyId, EmulatorAccount.Sts.AccessKeySecret));
        _shell.Set("token", ModuleShell.Key("x", EmulatorAccount.Sts.SecurityToken!).Password);

        var output = _shell.Run("Set-AliContext -Credential $sts -SecurityToken $token; $DebugPreference = 'Continue'; Get-AliEni -First 1 5>&1").Output;

        var debug = output.Select(item => item.BaseObject).OfType<DebugRecord>().Select(record => record.Message).ToList();
        Assert.Equal(2, debug.Count);
        Assert.Contains("POST\n/\nMaxResults=10&RegionId=cn-hangzhou\nhost:", debug[0], StringComparison.Ordinal);
        Assert.Contains("x-acs-security-token:****\n", debug[0], StringComparison.Ordinal);
        Assert.Contains("ACS3-HMAC-SHA256\n", debug[1], StringComparison.Ordinal);
        Assert.DoesNotContain(EmulatorAccount.Sts.SecurityToken!, string.Concat(debug), StringComparison.Ordinal);
        Assert.DoesNotContain(EmulatorAccount.Sts.AccessKeyId, string.Concat(debug), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_secret_is_refused_and_never_shown()
    {
        using var shell = ModuleShell.For(_emulator.Server.Endpoint, accessKeySecret: "not-the-secret");

        var outcome = shell.Run("Get-AliEni -Verbose -Debug");

        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("SignatureDoesNotMatch,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        var exception = Assert.IsType<ApiException>(error.Exception);
        Assert.Equal("SignatureDoesNotMatch", exception.Code);
        Assert.Equal(400, (int?)exception.StatusCode);
        Assert.DoesNotContain("not-the-secret", string.Join('\n', outcome.Verbose.Append(error.ToString()).Append(exception.ToString())), StringComparison.Ordinal);
    }
}
