using Aliyun.Eni.Client;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Listing;

namespace Aliyun.Eni.Tests.Unit.Listing;

public sealed class PagingWindowTests
{
    private static readonly int[] Items = [.. Enumerable.Range(0, 10)];

    [Theory]
    [InlineData(0, ulong.MaxValue, 10, false)]
    [InlineData(3, ulong.MaxValue, 7, false)]
    [InlineData(0, 10, 10, true)]
    [InlineData(2, 5, 5, true)]
    [InlineData(8, 5, 2, false)]
    [InlineData(20, 5, 0, false)]
    [InlineData(0, 0, 0, true)]
    public void Window_takes_the_items_after_Skip_up_to_First(ulong skip, ulong first, int taken, bool isComplete)
    {
        var window = new PagingWindow(skip, first);

        Assert.Equal(Items.Skip((int)Math.Min(skip, 10)).Take(taken), window.Take(Items));

        Assert.Equal(isComplete, window.IsComplete);
    }

    [Fact]
    public void Window_counts_over_several_batches()
    {
        var window = new PagingWindow(12, 5);
        Assert.Equal(17UL, window.Remaining);

        Assert.Empty(window.Take(Items));
        Assert.Equal(7UL, window.Remaining);
        Assert.Equal([2, 3, 4, 5, 6], window.Take(Items));

        Assert.True(window.IsComplete);
        Assert.Equal(0UL, window.Remaining);
    }

    [Fact]
    public void Remaining_is_null_without_First() => Assert.Null(new PagingWindow(5, ulong.MaxValue).Remaining);
}

public sealed class DeduplicatorTests
{
    [Fact]
    public void Row_is_returned_once_however_many_batches_are_between()
    {
        var deduplicator = new Deduplicator();

        Assert.Equal(["a", "b"], Ids(deduplicator, "a", "b", "a"));
        Assert.Equal(["c"], Ids(deduplicator, "c"));
        Assert.Equal(["d"], Ids(deduplicator, "d"));
        Assert.Equal(["e"], Ids(deduplicator, "a", "e", "b"));
    }

    [Fact]
    public void Ids_that_differ_in_case_are_different() => Assert.Equal(["eni-X", "eni-x"], Ids(new Deduplicator(), "eni-X", "eni-x"));

    [Fact]
    public void Rows_without_an_ID_are_kept() => Assert.Equal([null, null], Ids(new Deduplicator(), null, null));

    [Fact]
    public void Hundred_thousand_rows_are_different_and_take_a_few_megabytes()
    {
        NetworkInterface[][] pages = [.. Enumerable.Range(0, 100_000).Select(static i => new NetworkInterface { NetworkInterfaceId = $"eni-bp1{i:x17}" }).Chunk(500)];
        var deduplicator = new Deduplicator();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var rows = pages.Sum(page => deduplicator.RemoveRepeated(page).Count);

        // Allocated, not live: other tests run in this process.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
        Assert.Equal(100_000, rows);
        Assert.All(pages, page => Assert.Empty(deduplicator.RemoveRepeated(page)));
    }

    private static string?[] Ids(Deduplicator deduplicator, params string?[] ids) =>
        [.. deduplicator.RemoveRepeated([.. ids.Select(static id => new NetworkInterface { NetworkInterfaceId = id })]).Select(static row => row.NetworkInterfaceId)];
}

public sealed class MissingItemTrackerTests
{
    [Theory]
    [InlineData(true, "NetworkInterfaceId")]
    [InlineData(true, "IpAddress")]
    [InlineData(false, "NetworkInterfaceId", "Status")]
    [InlineData(false, "NetworkInterfaceId", "IpAddress")]
    [InlineData(false, "VpcId")]
    [InlineData(false)]
    public void Missing_items_can_be_told_if_nothing_else_filters(bool canTell, params string[] filters) =>
        Assert.Equal(canTell, MissingItemTracker.CanTell(filters.ToHashSet()));

    [Fact]
    public void Items_of_no_row_are_missing_and_compared_exactly()
    {
        var request = new Client.Actions.DescribeNetworkInterfaces(string.Empty) { Ipv6Addresses = ["2001:DB8::1", "2001:db8::2"] };
        var tracker = new MissingItemTracker(["eni-a", "eni-B", "eni-*"], request, null);

        tracker.Add([
            new NetworkInterface { NetworkInterfaceId = "eni-a" },
            new NetworkInterface { NetworkInterfaceId = "eni-b", Ipv6Sets = new ValueList<Ipv6Set>([new Ipv6Set { Ipv6Address = "2001:db8:0:0::1" }]) },
        ]);

        Assert.Equal([("NetworkInterfaceId", "eni-B"), ("Ipv6Address", "2001:db8::2")], tracker.Missing);
    }
}

public sealed class IdSetTests
{
    [Fact]
    public void Id_is_new_once()
    {
        var set = new IdSet();
        string[] ids = [.. Enumerable.Range(0, 20_000).Select(static i => $"eni-bp1{i:x17}"), string.Empty, "eni", "ENI", "eni-", "网卡"];

        Assert.All(ids, id => Assert.True(set.Add(IdSet.Hash(id))));
        Assert.All(ids, id => Assert.False(set.Add(IdSet.Hash(new string(id)))));
    }

    [Fact]
    public void Every_letter_counts()
    {
        const string Id = "eni-bp125p95hhdhn3ot1234";

        Assert.Equal(Id.Length, Enumerable.Range(0, Id.Length).Select(static i => IdSet.Hash(Id.Remove(i, 1).Insert(i, "_"))).Append(IdSet.Hash(Id)).Distinct().Count() - 1);
    }

    [Fact]
    public void Only_a_missing_ID_has_no_hash() => Assert.Equal([true, false, false], new[] { null, string.Empty, "eni-a" }.Select(static id => IdSet.Hash(id) == 0));
}

public sealed class BoundedCacheTests
{
    [Fact]
    public void Oldest_key_is_dropped_when_the_cache_is_full()
    {
        var cache = new BoundedCache<int>(3);
        foreach (var (key, value) in new[] { ("a", 1), ("b", 2), ("c", 3), ("a", 4), ("d", 5), ("e", 6) })
        {
            cache.Set(key, value);
        }

        Assert.Equal([("e", 6), ("d", 5), ("a", 4)], cache.NewestFirst.Select(static one => (one.Key, one.Value)));
        Assert.Equal(3, cache.Count);
        Assert.False(cache.TryGet("b", out _));
        Assert.True(cache.TryGet("a", out var kept));
        Assert.Equal(4, kept);
    }

    [Fact]
    public void Order_is_that_of_a_list_through_thousands_of_changes()
    {
        const int Capacity = 50;
        var cache = new BoundedCache<int>(Capacity);
        List<string> expected = [];
        for (var i = 0; i < 5000; i++)
        {
            var key = (((i * i) + (i / 3)) % (2 * Capacity)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            expected.Remove(key);
            expected.Insert(0, key);
            expected.RemoveRange(Math.Min(expected.Count, Capacity), Math.Max(0, expected.Count - Capacity));
            cache.Set(key, i);

            Assert.Equal(expected, cache.NewestFirst.Select(static one => one.Key));
        }
    }
}
