using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>What a change makes of responses that no service should send.</summary>
[Trait("Speed", "Slow")]
public sealed class OddAnswerTests
{
    private const string Row = """{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1","Status":"Available","Type":"Secondary"}]}}""";

    [Theory]
    [InlineData("""{"RequestId":"x","NetworkInterfaceSets":null}""")]
    [InlineData("""{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""")]
    [InlineData("""{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-2"}]}}""")]
    [InlineData("""{"TotalCount":1,"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"Status":"Available"}]}}""")]
    public async Task A_deletion_is_not_confirmed_by_an_odd_response(string odd)
    {
        var isDeleted = false;
        await using var server = RawServer.Answering(action =>
        {
            isDeleted |= action == "DeleteNetworkInterface";
            return action == "DeleteNetworkInterface" ? """{"RequestId":"R"}""" : isDeleted ? odd : Row;
        });
        using var shell = ModuleShell.For(server.Endpoint);
        shell.Clock = new FastClock();

        var error = shell.Run("Remove-AliEni eni-1 -Force -WaitTimeoutSec 5").Error();

        Assert.StartsWith("Ali.WaitTimeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Remove-AliEni", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("Attaching", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_goes_on_after_one_odd_response()
    {
        var reads = 0;
        var isDeleted = false;
        await using var server = RawServer.Answering(action =>
        {
            isDeleted |= action == "DeleteNetworkInterface";
            return action == "DeleteNetworkInterface" ? """{"RequestId":"R"}"""
                : !isDeleted ? Row
                : ++reads == 1 ? """{"NetworkInterfaceSets":null}"""
                : """{"TotalCount":0,"NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""";
        });
        using var shell = ModuleShell.For(server.Endpoint);
        shell.Clock = new FastClock();

        Assert.Empty(shell.Run("Remove-AliEni eni-1 -Force").Rows());
        Assert.Equal(2, reads);
    }

    [Theory]
    [InlineData("\"hello world\"")]
    [InlineData("5")]
    [InlineData("\"eni-*\"")]
    [InlineData("\"eni-\\u001b[31m,a\"")]
    public async Task An_id_that_is_none_is_a_malformed_response_after_which_a_network_interface_may_exist(string id)
    {
        await using var server = RawServer.Answering(_ => $$"""{"RequestId":"R","NetworkInterfaceId":{{id}}}""");
        using var shell = ModuleShell.For(server.Endpoint);
        shell.Clock = new FastClock();

        var outcome = shell.Run("New-AliEni vsw-1 sg-1 -Confirm:$false");

        Assert.Empty(outcome.Output);
        Assert.StartsWith("Ali.MalformedResponse,", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("-ClientToken ", outcome.Error().ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-AliEni -Force")]
    [InlineData("Dismount-AliEni")]
    [InlineData("Set-AliEni -Name x")]
    public async Task Input_that_is_none_is_refused_in_the_words_of_the_cmdlet(string cmdlet)
    {
        await using var server = RawServer.Answering(_ => Row);
        using var shell = ModuleShell.For(server.Endpoint);

        var error = shell.Run($"5 | {cmdlet}").Error();

        Assert.StartsWith("Ali.NotAnEni,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("region", error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("-InstanceId", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }
}
