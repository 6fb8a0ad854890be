using Aliyun.Eni.Loading;

namespace Aliyun.Eni.Tests.Unit;

public sealed class WarmUpTests
{
    [Fact]
    public async Task Canned_response_is_listed_with_an_item_in_every_list_of_a_row()
    {
        var warmUp = new WarmUp();

        await warmUp.RunAsync(TestContext.Current.CancellationToken);

        var row = Assert.Single(warmUp.Rows);
        Assert.Equal("eni-0", row.NetworkInterfaceId);
        Assert.Single(row.SecurityGroupIds);
        Assert.Single(row.Ipv6Sets);
        Assert.Single(row.PrivateIpSets);
        Assert.Single(row.Tags);
        Assert.NotNull(row.CreationTime);
        Assert.NotNull(row.Attachment);
        Assert.Null(row.AdditionalProperties);
    }
}
