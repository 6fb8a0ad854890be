using System.Globalization;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Listing;

namespace Aliyun.Eni.Tests.Unit.Listing;

/// <summary>Which requests answer a filter, and what is compared locally.</summary>
public sealed class ListingPlannerTests
{
    private static readonly DescribeNetworkInterfaces Region = new("cn-hangzhou");

    [Fact]
    public void Single_values_are_parameters_of_one_request()
    {
        var plan = Filter(("VpcId", ["vpc-1"]), ("Status", ["InUse"])).Plan(Region);

        var request = Assert.Single(plan.Requests);
        Assert.Equal(("vpc-1", "InUse"), (request.VpcId, request.Status));
        Assert.True(plan.Filter.IsEmpty);
        Assert.Null(plan.Split);
        Assert.Equal("Filters applied by the service: -Status, -VpcId", plan.Summary);
    }

    [Fact]
    public void List_is_compared_locally_or_split_into_a_listing_for_each_value()
    {
        var plan = Filter(("VpcId", ["vpc-1", "vpc-2", "vpc-1"]), ("Status", ["InUse"])).Plan(Region);

        Assert.Equal((null, "InUse"), (Assert.Single(plan.Requests).VpcId, plan.Requests[0].Status));
        Assert.Equal(["vpc-1", "vpc-2"], plan.Split!.Requests.Select(static request => request.VpcId));
        Assert.All(plan.Split.Requests, static request => Assert.Equal("InUse", request.Status));
        Assert.Equal("VpcId", plan.SplitParameter);
        Assert.True(plan.Split.Filter.IsEmpty);
        Assert.Equal([false, true, true], Matches(plan.Filter, new() { VpcId = "vpc-0" }, new() { VpcId = "vpc-1" }, new() { VpcId = "vpc-2" }));
    }

    [Fact]
    public void Most_specific_of_several_lists_is_split_and_the_others_are_compared()
    {
        var plan = Filter(("Status", ["InUse", "Available"]), ("InstanceId", ["i-1", "i-2"]), ("VpcId", ["vpc-1", "vpc-2"])).Plan(Region);

        Assert.Equal(["i-1", "i-2"], plan.Split!.Requests.Select(static request => request.InstanceId));
        Assert.All(plan.Split.Requests, static request => Assert.Null(request.Status ?? request.VpcId));
        Assert.Equal(
            [true, false], Matches(plan.Split.Filter, new() { Status = "InUse", VpcId = "vpc-1", InstanceId = "i-1" }, new() { Status = "Detaching", VpcId = "vpc-1", InstanceId = "i-1" }));
    }

    [Theory]
    [InlineData("VpcId", "vpc-*")]
    [InlineData("InstanceId", "i-1", "i-?")]
    [InlineData("WithoutTag", "owner", "env")]
    [InlineData("MacAddress", "00:16:3e:00:00:01", "00:16:3e:00:00:02")]
    public void Wildcards_and_filters_that_the_service_lacks_are_compared_locally(string parameter, params string[] values)
    {
        var plan = Filter((parameter, values)).Plan(Region);

        Assert.Equal(Region, Assert.Single(plan.Requests));
        Assert.Null(plan.Split);
        Assert.False(plan.Filter.IsEmpty);
    }

    [Fact]
    public void More_than_ten_values_are_compared_locally()
    {
        Assert.Equal(10, Filter(("VpcId", Values(10))).Plan(Region).Split!.Requests.Count);
        Assert.Null(Filter(("VpcId", Values(11))).Plan(Region).Split);
    }

    [Fact]
    public void Token_and_page_number_belong_to_one_listing()
    {
        Assert.Null(Filter(("VpcId", Values(2))).Plan(Region with { NextToken = "t" }).Split);
        Assert.Null(Filter(("VpcId", Values(2))).Plan(Region with { PageNumber = 1 }).Split);
    }

    [Fact]
    public void Ids_are_requested_a_hundred_at_a_time_each_once_and_groups_are_compared_locally()
    {
        string[] ids = [.. Enumerable.Range(0, 250).Select(static i => $"eni-{i}"), "eni-0", "ENI-0"];

        var plan = Filter(("SecurityGroupId", ["sg-1"])).Plan(Region with { NetworkInterfaceIds = ids });

        Assert.Equal([100, 100, 51], plan.Requests.Select(static request => request.NetworkInterfaceIds.Count));
        Assert.All(plan.Requests, static request => Assert.Null(request.SecurityGroupId));
        Assert.Equal([true, false], Matches(plan.Filter, new() { SecurityGroupIds = new(["sg-0", "sg-1"]) }, new() { SecurityGroupIds = new(["sg-0"]) }));
        Assert.Equal(["NetworkInterfaceId", "SecurityGroupId"], plan.Parameters.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Private_addresses_are_requested_and_then_everything_is_read()
    {
        var plan = new ListingPlanner(ValueFilter.Create(Values(("VpcId", ["vpc-1", "vpc-2"])))) { IpAddresses = new IpAddressFilter(["10.0.0.1", "2001:db8::1"]) }.Plan(Region);

        Assert.Equal(["PrimaryIpAddress", "PrivateIpAddress"], plan.Requests.SelectMany(ListingPlanner.NamesOf).Except(["Ipv6Address"]).Order(StringComparer.Ordinal));
        Assert.Equal(Region, Assert.Single(plan.Fallback!.Requests));
        Assert.True(plan.StopsAtFailure);
        Assert.Equal([true, false, false], Matches(
            plan.Filter,
            new() { VpcId = "vpc-1", PrivateIpAddress = "10.0.0.1" },
            new() { VpcId = "vpc-3", PrivateIpAddress = "10.0.0.1" },
            new() { VpcId = "vpc-1", PrivateIpAddress = "10.0.0.2" }));
    }

    [Fact]
    public void Summary_says_where_each_filter_is_applied()
    {
        var filter = new ListingPlanner(ValueFilter.Create(Values(("Status", ["InUse"]), ("VpcId", ["vpc-*"]), ("SecurityGroupId", ["sg-1", "sg-2", "sg-3", "sg-4"]))));

        Assert.Equal(
            "Filters applied by the service: -Status; locally: -VpcId vpc-*; by the service or locally, whichever needs fewer requests: -SecurityGroupId sg-1, sg-2, sg-3, ...",
            filter.Plan(Region).Summary);
        Assert.Null(Filter().Plan(Region).Summary);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("az-Latn-AZ")]
    [InlineData("")]
    public void Comparison_does_not_depend_on_the_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.True(new ValueFilter("NetworkInterfaceName", ["WEB-INT*"]).Matches(new() { NetworkInterfaceName = "web-internal" }));
            Assert.True(new ValueFilter("MacAddress", ["00:16:3E:*"]).Matches(new() { MacAddress = "00:16:3e:01:02:03" }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Values_are_case_sensitive_and_wildcards_are_not()
    {
        var filter = new ValueFilter("NetworkInterfaceId", ["eni-A", "eni-b*"]);

        Assert.True(filter.Matches(new() { NetworkInterfaceId = "eni-A" }));
        Assert.False(filter.Matches(new() { NetworkInterfaceId = "eni-a" }));
        Assert.True(filter.Matches(new() { NetworkInterfaceId = "ENI-B1" }));
        Assert.False(filter.Matches(new()));
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
    public void Text_that_is_not_an_address_is_refused(string text) => Assert.False(AddressPattern.TryParse(text, out _));

    private static string[] Values(int count) => [.. Enumerable.Range(0, count).Select(static i => $"v-{i}")];

    private static Dictionary<string, IReadOnlyList<string>> Values(params (string Parameter, string[] Values)[] values) =>
        values.ToDictionary(static one => one.Parameter, static one => (IReadOnlyList<string>)one.Values);

    private static ListingPlanner Filter(params (string Parameter, string[] Values)[] values) => new(ValueFilter.Create(Values(values)));

    private static IEnumerable<bool> Matches(LocalFilter filter, params NetworkInterface[] rows) => rows.Select(row => filter.Apply([row]).Count == 1);
}
