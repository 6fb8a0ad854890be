using System.Management.Automation;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Tests.Unit.Listing;

/// <summary>Listings of several regions, without a runspace.</summary>
public sealed class EniListingTests
{
    public static TheoryData<Exception> Failures => [new InvalidOperationException("x"), new OverflowException("x"), new ArgumentOutOfRangeException("x"), new UriFormatException("x"), new IOException("x"), new InvalidCastException("x"), new KeyNotFoundException("x")];

    [Theory]
    [MemberData(nameof(Failures))]
    public void Exception_of_a_region_is_its_error_and_the_others_are_listed(Exception failure)
    {
        var output = new Recorder();

        output.Run(new PagingWindow(0, ulong.MaxValue), null, Region("cn-good"), Region("cn-bad", failure), Region("cn-fine"));

        Assert.Equal(["eni-cn-fine", "eni-cn-good"], output.Rows.Order(StringComparer.Ordinal));
        var error = Assert.Single(output.Failures);
        Assert.Equal(("Ali.UnexpectedFailure", "cn-bad"), (error.Code, error.RegionId));
        Assert.Same(failure, error.InnerException);
    }

    [Fact]
    public void Cancellation_ends_all_regions()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new Recorder().Run(new PagingWindow(0, ulong.MaxValue), null, cancelled.Token, Region("cn-good")));
    }

    [Fact]
    public void Missing_items_are_reported_unless_a_region_failed()
    {
        var output = new Recorder();
        output.Run(new PagingWindow(0, ulong.MaxValue), Tracker(), Region("cn-good"));
        Assert.Equal(["eni-none"], output.Missing);

        output = new Recorder();
        output.Run(new PagingWindow(0, ulong.MaxValue), Tracker(), Region("cn-good"), Region("cn-bad", new InvalidOperationException("x")));
        Assert.Empty(output.Missing);

        output = new Recorder();
        output.Run(new PagingWindow(0, 1), Tracker(), Region("cn-good"));
        Assert.Empty(output.Missing);
    }

    private static MissingItemTracker Tracker() => new(["eni-cn-good", "eni-none"], new DescribeNetworkInterfaces(string.Empty), null);

    private static RegionListing Region(string region, Exception? failure = null)
    {
        var options = new ApiClientOptions(new Uri("http://127.0.0.1"), new Provider(failure));
        return new RegionListing(new Connection(region, new HttpMessageInvoker(new FakeHandler(region)), options), RequestObserver.None)
        {
            Plans = [new ListingPlanner([]).Plan(new DescribeNetworkInterfaces(region))],
        };
    }

    private sealed class FakeHandler(string region) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage
        {
            Content = new StringContent($$$"""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-{{{region}}}"}]}}"""),
        });
    }

    private sealed class Provider(Exception? failure) : ICredentialProvider
    {
        public string Description => "test";

        public ValueTask<Credential> GetAsync(CancellationToken cancellationToken) => failure is null ? new(new Credential("id", "secret")) : throw failure;
    }

    private sealed class Recorder : IListingWriter
    {
        public List<string?> Rows { get; } = [];

        public List<ApiException> Failures { get; } = [];

        public List<string> Missing { get; } = [];

        public void Run(PagingWindow window, MissingItemTracker? tracker, params RegionListing[] regions) => Run(window, tracker, CancellationToken.None, regions);

        public void Run(PagingWindow window, MissingItemTracker? tracker, CancellationToken token, params RegionListing[] regions)
        {
            var queue = new PipelineQueue();
            var progress = new ListingProgress(new PipelineProgress(TimeProvider.System, static _ => { }));
            var listing = new EniListing(queue, this, progress, window) { ThrottleLimit = 3, MissingItems = tracker };
            var running = Task.Run(
                async () =>
                {
                    try
                    {
                        await listing.RunAsync(regions, token);
                    }
                    finally
                    {
                        queue.Complete();
                    }
                },
                CancellationToken.None);
            queue.Run(CancellationToken.None);
            running.GetAwaiter().GetResult();
        }

        void IListingWriter.WriteItem(object item) => Rows.Add(((NetworkInterface)item).NetworkInterfaceId);

        void IListingWriter.WriteFailure(ApiException error, (ulong Skip, ulong First) rest) => Failures.Add(error);

        void IListingWriter.WriteFailure(CredentialException error, string? profileName) => Assert.Fail(error.Message);

        void IListingWriter.WriteNotFound(string parameter, string value) => Missing.Add(value);

        void IListingWriter.WriteTotalCount(ulong count, bool isExact) => Assert.Fail("No count was requested.");

        void IListingWriter.WriteWarning(string text) => Assert.Fail(text);

        void IListingWriter.WriteVerbose(string text) => Assert.Fail(text);
    }
}

public sealed class ListingProgressTests
{
    [Fact]
    public void Percentage_is_that_of_the_counted_rows()
    {
        var records = new List<(string Text, int Percent)>();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var progress = new ListingProgress(new PipelineProgress(clock, record => records.Add((record.StatusDescription, record.PercentComplete)))) { Total = 2000 };
        progress.Begin(1);
        clock.Advance(TimeSpan.FromSeconds(2));

        progress.AddRows(500);
        progress.AddRows(500);

        Assert.Equal([("500 of 2,000 read", 25), ("1,000 of 2,000 read", 50)], records);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(400, 0)]
    public void Progress_is_shown_unless_writing_a_row_takes_as_long_as_on_a_screen(int microseconds, int shown)
    {
        var listing = new TimedListing();

        listing.Write(pages: 3, microseconds);

        Assert.Equal(shown, listing.Records.Count(static type => type == ProgressRecordType.Processing));
    }

    [Fact]
    public void Progress_stays_open_once_many_rows_have_gone_to_no_screen()
    {
        var listing = new TimedListing();
        listing.Write(pages: 4, microseconds: 1);
        listing.Records.Clear();

        listing.Write(pages: 2, microseconds: 1);
        Assert.DoesNotContain(ProgressRecordType.Completed, listing.Records);

        listing.WriteRow(microseconds: 400);
        Assert.Equal(ProgressRecordType.Completed, listing.Records[^1]);
    }

    [Fact]
    public void Regions_are_counted_without_a_total()
    {
        var records = new List<ProgressRecord>();
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var progress = new ListingProgress(new PipelineProgress(clock, records.Add));
        progress.Begin(4);
        clock.Advance(TimeSpan.FromSeconds(2));

        progress.AddRegion();
        progress.End();

        Assert.Equal(25, records[0].PercentComplete);
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
    }

    /// <summary>Pages of 500 rows that take their time, and the progress records of their listing.</summary>
    private sealed class TimedListing
    {
        private readonly Microsoft.Extensions.Time.Testing.FakeTimeProvider _clock = new();
        private readonly PipelineProgress _progress;

        public TimedListing()
        {
            _progress = new PipelineProgress(_clock, record => Records.Add(record.RecordType));
            _clock.Advance(TimeSpan.FromSeconds(2));
        }

        public List<ProgressRecordType> Records { get; } = [];

        public void Write(int pages, int microseconds)
        {
            for (var page = 0; page < pages; page++)
            {
                for (var row = 0; row < 500; row++)
                {
                    WriteRow(microseconds);
                }

                _progress.Show("Listing", "rows", -1);
            }
        }

        public void WriteRow(int microseconds)
        {
            _progress.Writing();
            _clock.Advance(TimeSpan.FromMicroseconds(microseconds));
            _progress.Written();
        }
    }
}
