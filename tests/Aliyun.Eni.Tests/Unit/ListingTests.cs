using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Json;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The parts of a listing, without a runspace.</summary>
public sealed class ListingTests
{
    private static readonly DescribeNetworkInterfaces All = new("cn-beijing");

    private static readonly EniFilter NoFilter = Filter();

    [Theory]
    [InlineData(0UL, ulong.MaxValue, "abcdef", null)]
    [InlineData(2UL, ulong.MaxValue, "cdef", null)]
    [InlineData(0UL, 3UL, "abc", 3UL)]
    [InlineData(1UL, 3UL, "bcd", 4UL)]
    [InlineData(5UL, 3UL, "f", 8UL)]
    [InlineData(9UL, 3UL, "", 12UL)]
    [InlineData(0UL, 0UL, "", 0UL)]
    public void Window_applies_skip_and_first_over_batches(ulong skip, ulong first, string expected, ulong? remaining)
    {
        var window = new PagingWindow(skip, first);
        Assert.Equal(remaining, window.Remaining);

        var taken = string.Concat(new[] { "ab", "cd", "ef" }.SelectMany(batch => window.Take<char>([.. batch])));

        Assert.Equal(expected, taken);
        Assert.Equal(expected.Length == (int)Math.Min(first, 7), window.IsComplete);
    }

    [Fact]
    public void Deduplicator_removes_a_row_however_much_later_it_comes_again()
    {
        var deduplicator = new Deduplicator();

        Assert.Equal(["eni-1", "eni-2"], Ids(deduplicator.RemoveSeen(Rows("eni-1", "eni-2", "eni-1"))));
        Assert.Equal(["eni-3"], Ids(deduplicator.RemoveSeen(Rows("eni-3"))));
        Assert.Equal(["ENI-1", null, null], Ids(deduplicator.RemoveSeen(Rows("eni-2", "ENI-1", null, "eni-1", null))));
    }

    [Fact]
    public void IDs_are_compared_as_the_service_does_and_sent_in_batches()
    {
        string[] ids = ["eni-x", "ENI-X", "eni-x", .. Enumerable.Range(0, 199).Select(number => $"eni-{number}")];
        var request = All with { NetworkInterfaceIds = ids };

        var plan = NoFilter.Plan(request);

        Assert.Equal([100, 100, 1], plan.Requests.Select(one => one.NetworkInterfaceIds.Count));
        var tracker = MissingItemTracker.Create(request, NoFilter)!;
        tracker.Found(Rows([.. ids.Skip(2)]));
        Assert.Equal([("NetworkInterfaceId", "ENI-X")], tracker.Missing);
    }

    [Fact]
    public void Items_are_tracked_only_where_not_found_means_missing()
    {
        var byId = All with { NetworkInterfaceIds = ["eni-1"], MaxResults = 10 };

        Assert.NotNull(MissingItemTracker.Create(byId, NoFilter));
        Assert.NotNull(MissingItemTracker.Create(All with { Ipv6Addresses = ["::1"] }, NoFilter));
        Assert.NotNull(MissingItemTracker.Create(All, Filter(addresses: ["10.0.0.1"])));
        Assert.Null(MissingItemTracker.Create(All, NoFilter));
        Assert.Null(MissingItemTracker.Create(byId, Filter(addresses: ["10.0.0.1"])));
        Assert.Null(MissingItemTracker.Create(byId, Filter(names: ["a"])));
        Assert.Null(MissingItemTracker.Create(byId with { Ipv6Addresses = ["::1"] }, NoFilter));

        // Every other parameter hides rows, one that is added tomorrow too.
        foreach (var other in new[] { byId with { VpcId = "v" }, byId with { Status = "InUse" }, byId with { ServiceManaged = true }, byId with { Tags = [new("a", null)] }, byId with { NextToken = "t" }, byId with { PageNumber = 1 } })
        {
            Assert.Null(MissingItemTracker.Create(other, NoFilter));
        }
    }

    [Fact]
    public void Addresses_are_found_however_they_are_written()
    {
        var tracker = MissingItemTracker.Create(All with { Ipv6Addresses = ["2001:DB8::0001", "2001:db8::2"] }, NoFilter)!;
        tracker.Found([Row("""{"Ipv6Sets":[{"Ipv6Address":"2001:db8:0:0::1"}]}""")]);
        Assert.Equal([("Ipv6Address", "2001:db8::2")], tracker.Missing);
    }

    [Fact]
    public void Names_become_one_listing_each_and_wildcards_a_local_filter()
    {
        var exact = Filter(names: ["a", "b", "a"]).Plan(All);
        Assert.Equal(["a", "b"], exact.Requests.Select(one => one.NetworkInterfaceName));
        Assert.True(exact.Filter.IsEmpty);

        var wildcards = Filter(names: ["Web-*", "b"]).Plan(All);
        Assert.Null(Assert.Single(wildcards.Requests).NetworkInterfaceName);
        Assert.Equal(["WEB-1", "b"], Ids(Apply(wildcards.Filter, """{"NetworkInterfaceId":"WEB-1","NetworkInterfaceName":"web-1"}""", """{"NetworkInterfaceId":"B","NetworkInterfaceName":"B"}""", """{"NetworkInterfaceId":"b","NetworkInterfaceName":"b"}""", """{"NetworkInterfaceId":"none"}""")));

        Assert.Single(Filter(names: [.. Enumerable.Range(0, 11).Select(number => $"n{number}")]).Plan(All).Requests);
        Assert.Single(Filter(names: ["a", "b"]).Plan(All with { PageNumber = 1 }).Requests);
    }

    [Fact]
    public void Wildcards_match_in_every_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new("tr-TR");
        try
        {
            var plan = Filter(names: ["WEB-INT*"]).Plan(All);
            Assert.Single(Apply(plan.Filter, """{"NetworkInterfaceName":"web-internal"}"""));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Private_addresses_are_requested_in_every_way_with_a_fallback()
    {
        var plan = Filter(addresses: ["10.0.0.1", "2001:db8::1"]).Plan(All with { VpcId = "v" });

        Assert.Equal(3, plan.Requests.Count);
        Assert.Equal(["2001:db8::1"], plan.Requests[0].Ipv6Addresses);
        Assert.Equal(["10.0.0.1"], plan.Requests[1].PrivateIpAddresses);
        Assert.Equal("10.0.0.1", plan.Requests[2].PrimaryIpAddress);
        Assert.All(plan.Requests.Concat(plan.FallbackRequests), request => Assert.Equal("v", request.VpcId));
        Assert.Single(plan.FallbackRequests);
        Assert.Empty(Filter(addresses: ["8.8.8.8"]).Plan(All).FallbackRequests);
        Assert.Empty(Filter(addresses: ["10.0.0.0/24"]).Plan(All).FallbackRequests);
        Assert.Empty(Filter(addresses: ["10.0.0.1"]).Plan(All with { InstanceId = "i" }).FallbackRequests);
    }

    [Theory]
    [InlineData("10.0.0.5/24", "10.0.0.200", true)]
    [InlineData("10.0.0.5/24", "10.0.1.5", false)]
    [InlineData("2001:db8::5/64", "2001:db8::ffff", true)]
    [InlineData("10.0.0.*", "10.0.0.77", true)]
    [InlineData("10.0.0.7", "10.0.0.0/28", true)]
    [InlineData("::ffff:10.0.0.7", "10.0.0.7", true)]
    public void Address_filter_contains_addresses_and_overlapping_prefixes(string value, string address, bool isContained) =>
        Assert.Equal(isContained, new IpAddressFilter([value]).Contains(address));

    [Theory]
    [InlineData("10.1")]
    [InlineData("010.0.0.1")]
    [InlineData("fe80::1%eth0")]
    [InlineData("10.0.0.0/33")]
    [InlineData("web-*")]
    public void Text_that_is_not_an_address_is_refused(string text) => Assert.False(IpAddressPattern.TryParse(text, out _));

    [Fact]
    public void Description_says_where_each_filter_is_applied()
    {
        var filter = new EniFilter([], null, unattached: true, DateTimeOffset.UnixEpoch);

        Assert.Equal(
            "Filters applied by the service: -VpcId, -Unattached (Status Available); locally: -Unattached (not managed by a service); -OlderThan (created before 1970-01-01T00:00:00Z)",
            filter.Describe(["VpcId", "First"], filter.Plan(All)));
        Assert.Null(NoFilter.Describe(["First"], NoFilter.Plan(All)));
    }

    [Fact]
    public async Task Listing_returns_each_row_once_over_pages_and_requests()
    {
        string[][] pages = [["eni-1", "eni-2"], ["eni-2", "eni-3"], ["eni-1"], ["eni-4"]];
        using var handler = Paged(pages);
        using var http = handler.Invoker;
        var listing = new EniListing(Client(http)) { Queries = [.. NoFilter.Plan(All).Queries] };

        Assert.Equal(["eni-1", "eni-2", "eni-3", "eni-4"], await RowsAsync(listing));
        Assert.Empty(await RowsAsync(listing));
    }

    [Fact]
    public async Task Whole_pages_keep_what_the_service_repeats()
    {
        using var handler = Paged([["eni-1", "eni-2"], ["eni-2"]]);
        using var http = handler.Invoker;
        var listing = new EniListing(Client(http)) { Queries = [.. NoFilter.Plan(All).Queries], AsPage = true };

        Assert.Equal(["eni-1", "eni-2", "eni-2"], await RowsAsync(listing));
    }

    [Fact]
    public async Task Rows_that_a_local_filter_removes_are_not_empty_pages()
    {
        const int Pages = 2 * PageGuard.MaxUnproductivePages;
        using var handler = Paged([.. Enumerable.Range(1, Pages).Select(number => new[] { $"eni-{number}" })]);
        using var http = handler.Invoker;
        var listing = new EniListing(Client(http)) { Queries = [new EniQuery(All, new LocalFilter([("-X", row => row.NetworkInterfaceId == $"eni-{Pages}")]))] };

        Assert.Equal([$"eni-{Pages}"], await RowsAsync(listing));
    }

    [Fact]
    public async Task Listing_that_is_truncated_by_tag_is_completed_without_repeating_rows()
    {
        string[] first = [.. Enumerable.Range(0, 1000).Select(number => $"eni-{number}")];
        using var handler = new CannedHandler((request, _) => request.Headers.GetValues("x-acs-action").Single() == "ListTagResources"
            ? CannedHandler.Json(JsonSerializer.Serialize(new { TagResources = new { TagResource = first.Append("eni-new").Select(id => new { ResourceId = id }) } }))
            : CannedHandler.Json(Page(request.RequestUri!.Query.Contains("Tag.1", StringComparison.Ordinal) ? first : Sent(request), null)));
        using var http = handler.Invoker;
        var listing = new EniListing(Client(http)) { Queries = [.. NoFilter.Plan(All with { Tags = [new("env", null)] }).Queries], AsPage = true };

        Assert.Equal([.. first, "eni-new"], await RowsAsync(listing));

        static string[] Sent(HttpRequestMessage request) =>
            [.. request.RequestUri!.Query.TrimStart('?').Split('&').Where(pair => pair.StartsWith("NetworkInterfaceId.", StringComparison.Ordinal)).Select(pair => pair.Split('=')[1])];
    }

    [Theory]
    [InlineData(999, 0)]
    [InlineData(1000, 1)]
    public async Task Resumed_listing_by_tag_warns_of_what_it_lacks(int count, int warnings)
    {
        using var handler = new CannedHandler((request, _) => CannedHandler.Json(
            request.RequestUri!.Query.Contains("PageNumber", StringComparison.Ordinal) ? $$"""{"TotalCount":{{count}},"NetworkInterfaceSets":[]}""" : Page(["eni-1"], null)));
        using var http = handler.Invoker;
        var listing = new EniListing(Client(http)) { Queries = [.. NoFilter.Plan(All with { Tags = [new("env", "prod")], NextToken = "t" }).Queries] };
        var warned = new List<string>();

        Assert.Equal(["eni-1"], await RowsAsync(listing, warned.Add));
        Assert.Equal(warnings, warned.Count);
        Assert.All(warned, text => Assert.StartsWith("cn-beijing: ", text, StringComparison.Ordinal));
    }

    private static EniFilter Filter(string[]? names = null, string[]? addresses = null) => new(
        names is null ? [] : [new ValueFilter("NetworkInterfaceName", names, static (request, name) => request with { NetworkInterfaceName = name }, static eni => [eni.NetworkInterfaceName])],
        addresses is null ? null : new IpAddressFilter(addresses),
        unattached: false,
        createdBefore: null);

    private static CannedHandler Paged(string[][] pages) => new((_, count) =>
        CannedHandler.Json(Page(pages[(count - 1) % pages.Length], count % pages.Length == 0 ? null : $"t{count}")));

    private static string Page(string[] ids, string? nextToken) =>
        JsonSerializer.Serialize(new { NextToken = nextToken, NetworkInterfaceSets = ids.Select(id => new { NetworkInterfaceId = id, Tags = new { Tag = new[] { new { TagKey = "env", TagValue = "prod" } } } }) });

    private static async Task<List<string?>> RowsAsync(EniListing listing, Action<string>? warn = null)
    {
        var ids = new List<string?>();
        foreach (var query in listing.Queries)
        {
            await foreach (var page in listing.PagesAsync(query, null, warn ?? (text => Assert.Fail(text)), TestContext.Current.CancellationToken))
            {
                ids.AddRange(Ids(page.Page.NetworkInterfaces));
            }
        }

        return ids;
    }

    private static ApiClient Client(HttpMessageInvoker http) =>
        new(http, new ApiClientOptions(new Uri("https://ecs.aliyuncs.com"), new StaticProvider(new Credential("id", "secret"))) { MaxRetry = 0 });

    private static ValueList<NetworkInterface> Apply(LocalFilter filter, params string[] rows) => filter.Apply(new ValueList<NetworkInterface>(Array.ConvertAll(rows, Row)));

    private static IEnumerable<string?> Ids(IEnumerable<NetworkInterface> rows) => rows.Select(row => row.NetworkInterfaceId);

    private static NetworkInterface[] Rows(params string?[] ids) => Array.ConvertAll(ids, id => new NetworkInterface { NetworkInterfaceId = id });

    private static NetworkInterface Row(string json) => ResponseReader
        .Read(All, Encoding.UTF8.GetBytes($$"""{"NetworkInterfaceSets":[{{json}}]}"""), new StringCache(), null).NetworkInterfaces[0];
}
