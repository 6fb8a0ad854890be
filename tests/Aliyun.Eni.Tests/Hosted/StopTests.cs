using System.Management.Automation;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

[Trait("Speed", "Slow")]
public sealed class StopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"RequestId\":")]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Length: 5000\r\n\r\n<html>")]
    public Task Stopping_ends_any_wait_without_an_error_and_closes_the_connection(string firstWords) => StopAsync(firstWords);

    /// <summary>More than the sockets hold: once it is sent, the command is in the middle of the body.</summary>
    [Theory]
    [InlineData("application/json", "{\"RequestId\":")]
    [InlineData("text/xml", "<DescribeNetworkInterfacesResponse><RequestId>")]
    public Task Stopping_ends_the_wait_in_the_middle_of_an_answer(string contentType, string start) =>
        StopAsync($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nContent-Length: 50000000\r\n\r\n{start}{new string(' ', 15_000_000)}");

    [Fact]
    public async Task Two_runspaces_at_once_share_nothing()
    {
        await using var first = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 1500, Seed = 11 }, TestContext.Current.CancellationToken);
        await using var second = await EmulatorServer.StartAsync(
            new EmulatorOptions { Enis = 1500, Seed = 12, Accounts = [new EmulatorAccount("other", "othersecret")] }, TestContext.Current.CancellationToken);
        using var one = ModuleShell.For(first.Endpoint);
        using var two = ModuleShell.For(second.Endpoint, "other", "othersecret");

        var runs = await Task.WhenAll(Task.Run(() => one.Run("Get-AliEni").Ids()), Task.Run(() => two.Run("Get-AliEni").Ids()));

        Assert.Equal(first.World.InRegion("cn-hangzhou").Select(row => row.NetworkInterfaceId), runs[0]);
        Assert.Equal(second.World.InRegion("cn-hangzhou").Select(row => row.NetworkInterfaceId), runs[1]);
    }

    [Fact]
    public async Task A_runspace_can_be_used_again_after_a_stop()
    {
        await using var silent = new SilentServer();
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 20 }, TestContext.Current.CancellationToken);
        using var shell = ModuleShell.For(silent.Endpoint);
        using (var running = shell.Create())
        {
            var result = running.AddScript("Get-AliEni").BeginInvoke();
            await silent.RequestTaken.WaitAsync(Patience, TestContext.Current.CancellationToken);
            await running.StopAsync(null, null).WaitAsync(Patience, TestContext.Current.CancellationToken);
            Assert.Throws<PipelineStoppedException>(() => running.EndInvoke(result));
        }

        Assert.NotEmpty(shell.Run($"Get-AliEni -Endpoint {emulator.Endpoint}").Rows());
    }

    private static async Task StopAsync(string firstWords)
    {
        await using var server = new SilentServer(firstWords);
        using var shell = ModuleShell.For(server.Endpoint);
        using var running = shell.Create();
        var result = running.AddScript("Get-AliEni").BeginInvoke();
        await server.RequestTaken.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await running.StopAsync(null, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        // The request's own limit is a minute: only the stop can have ended it.
        Assert.Throws<PipelineStoppedException>(() => running.EndInvoke(result));
        Assert.Equal(PSInvocationState.Stopped, running.InvocationStateInfo.State);
        Assert.Empty(running.Streams.Error);
        await server.ClientGone.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }
}
