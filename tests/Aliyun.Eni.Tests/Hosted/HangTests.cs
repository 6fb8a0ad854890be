using System.Net;
using System.Net.Sockets;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Servers that stop talking: the time limit ends the wait, wherever it is.</summary>
[Trait("Speed", "Slow")]
public sealed class HangTests
{
    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"RequestId\":\"R\",\"NetworkInterfaceSets\":{\"NetworkInterfaceSet\":[{\"Status\":")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 5000\r\n\r\n\u001f")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 5000\r\n\r\n<DescribeNetworkInterfacesResponse><RequestId>")]
    [InlineData("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{\"Code\":")]
    [InlineData("HTTP/1.1 503 Busy\r\nContent-Type: text/xml\r\nContent-Length: 5000\r\n\r\n<Error>")]
    public async Task The_time_limit_ends_every_wait(string firstWords)
    {
        await using var server = new SilentServer(firstWords);
        AssertLate(server.Endpoint);
    }

    [Fact]
    public async Task The_time_limit_ends_the_wait_for_a_connection()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere a full queue of connections is a refusal.");
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);

        // Nobody takes it from the queue, and there is no room for another.
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)listener.LocalEndPoint!, TestContext.Current.CancellationToken);

        AssertLate(new Uri($"http://{listener.LocalEndPoint}"));
    }

    [Fact]
    public void A_connection_that_is_refused_is_one_error()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();
        using var shell = ModuleShell.For(endpoint);

        var error = Assert.Single(shell.Run("Get-AliEni -MaxRetry 0").Errors);

        Assert.StartsWith("Ali.ConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private static void AssertLate(Uri endpoint)
    {
        using var shell = ModuleShell.For(endpoint);

        var outcome = shell.Run("Get-AliEni -TimeoutSec 1 -MaxRetry 0");

        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Ali.Timeout,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(endpoint.Authority, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }
}
