using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>Where a listing ended: the client against the emulator.</summary>
public sealed class FailedPageTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>, IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose()
    {
        emulator.Server.Faults.Clear();
        _http.Dispose();
    }

    [Fact]
    public async Task A_page_that_fails_says_which_it_is_and_how_to_go_on()
    {
        emulator.Server.Faults.Add("error:*@3");

        var (pages, error) = await ListAsync(null);

        Assert.Equal(2, pages.Count);
        Assert.Equal(3, error.Page);
        Assert.Equal(pages[^1].NextToken, error.NextToken);
        Assert.Equal(("DescribeNetworkInterfaces", EmulatorFixture.Region, "someone"), (error.Action, error.RegionId, error.ProfileName));
        emulator.Server.Faults.Clear();
        var rest = new List<EniPage>();
        await foreach (var page in Client().PagesAsync(Request(error.NextToken), TestContext.Current.CancellationToken))
        {
            rest.Add(page);
        }

        Assert.Equal(
            emulator.Rows.Select(row => row.NetworkInterfaceId), pages.Concat(rest).SelectMany(page => page.NetworkInterfaces).Select(row => row.NetworkInterfaceId!));
    }

    [Fact]
    public async Task The_first_page_has_no_token_but_the_one_that_was_given()
    {
        emulator.Server.Faults.Add("error:*");

        Assert.Equal((1, null), Place((await ListAsync(null)).Error));
        Assert.Equal((1, "given"), Place((await ListAsync("given")).Error));

        static (int?, string?) Place(ApiException error) => (error.Page, error.NextToken);
    }

    [Fact]
    public async Task A_token_that_leads_back_is_no_way_on()
    {
        emulator.Server.Faults.Add("repeat-token:*");

        var (pages, error) = await ListAsync(null);

        Assert.Equal("Ali.RepeatedToken", error.Code);
        Assert.Equal(pages.Count, error.Page);
        Assert.Null(error.NextToken);
        Assert.Equal("someone", error.ProfileName);
    }

    [Fact]
    public async Task A_single_page_is_none_of_a_listing()
    {
        emulator.Server.Faults.Add("error:*");

        var error = await Assert.ThrowsAsync<ApiException>(() => Client().SendAsync(Request(null), TestContext.Current.CancellationToken));

        Assert.Equal("DescribeNetworkInterfaces", error.Action);
        Assert.Null(error.Page);
        Assert.Null(error.NextToken);
    }

    private static DescribeNetworkInterfaces Request(string? token) => new(EmulatorFixture.Region) { NextToken = token, MaxResults = 100 };

    private ApiClient Client() => new(
        _http, new ApiClientOptions(emulator.Server.Endpoint, new StaticProvider(new Credential("testid", "testsecret"), "AccessKey")) { ProfileName = "someone", MaxRetry = 0 });

    private async Task<(List<EniPage> Pages, ApiException Error)> ListAsync(string? token)
    {
        var pages = new List<EniPage>();
        try
        {
            await foreach (var page in Client().PagesAsync(Request(token), TestContext.Current.CancellationToken))
            {
                pages.Add(page);
            }
        }
        catch (ApiException error)
        {
            return (pages, error);
        }

        throw new InvalidOperationException("Nothing failed.");
    }
}
