using System.IO.Compression;
using System.Management.Automation;
using System.Text;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Servers that send without end: each is one error, long before the memory is full.</summary>
[Trait("Speed", "Slow")]
public sealed class EndlessTests
{
    private const string Rows = """{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[""";

    private const string Xml = "<DescribeNetworkInterfacesResponse><NetworkInterfaceSets>";

    [Theory]
    [InlineData("application/json", Rows, "{},")]
    [InlineData("application/json", Rows, """{"Description":"                                                                                        "},""")]
    [InlineData("application/json", """{"RequestId":"R","Unknown":[""", "[")]
    [InlineData("application/json", """{"RequestId":"R","Unknown":[""", "\"text\",")]
    [InlineData("application/json", "{\"RequestId\":\"", "text")]
    [InlineData("application/json", Rows, "  ")]
    [InlineData("text/xml", Xml, "<NetworkInterfaceSet></NetworkInterfaceSet>")]
    [InlineData("text/xml", Xml, "<a>")]
    public async Task An_answer_without_end_is_one_error(string contentType, string start, string piece)
    {
        await using var server = RawServer.Endless(
            $"HTTP/1.1 200 OK\nContent-Type: {contentType}", Encoding.ASCII.GetBytes(start), Repeated(piece, 64 * 1024));
        AssertTooLarge(server);
    }

    [Fact]
    public async Task Large_rows_without_end_are_one_error()
    {
        await using var server = RawServer.Endless("HTTP/1.1 200 OK\nContent-Type: application/json", Encoding.ASCII.GetBytes(Rows), LargeRow());
        AssertTooLarge(server);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task What_counts_is_the_length_of_what_is_unpacked(string coding)
    {
        var bomb = Packed(coding, [.. Encoding.ASCII.GetBytes(Rows), .. Enumerable.Repeat(LargeRow(), 80).SelectMany(static row => row)]);
        await using var server = RawServer.With($"HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Encoding: {coding}\nContent-Length: {bomb.Length}", bomb);

        Assert.InRange(bomb.Length, 1, 1_000_000);
        AssertTooLarge(server);
    }

    [Fact]
    public async Task Of_an_error_no_more_is_read_than_an_error_can_have()
    {
        const int Whole = 50_000_000;
        var sent = 0L;
        await using var server = new RawServer(async (stream, token) =>
        {
            await stream.WriteAsync(RawServer.Head($"HTTP/1.1 403 Forbidden\nContent-Type: application/json\nContent-Length: {Whole}"), token);
            var piece = Repeated("x", 64 * 1024);
            while (sent < Whole)
            {
                await stream.WriteAsync(piece, token);
                Interlocked.Add(ref sent, piece.Length);
            }
        });
        using var shell = ModuleShell.For(server.Endpoint);

        var error = Assert.Single(shell.Run("Get-AliEni").Errors);

        Assert.StartsWith("Ali.UnexpectedResponse,", error.FullyQualifiedErrorId, StringComparison.Ordinal);

        // What the sockets between hold is sent too; a client that reads it all would end with the whole of it sent.
        Assert.InRange(Interlocked.Read(ref sent), 0, Whole / 2);
        Assert.Equal(1, server.Requests);
    }

    private static void AssertTooLarge(RawServer server)
    {
        using var shell = ModuleShell.For(server.Endpoint);

        var outcome = shell.Run("Get-AliEni");

        var error = Assert.Single(outcome.Errors);
        Assert.StartsWith("Ali.ResponseTooLarge,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains("64 MiB", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(1, server.Requests);
    }

    /// <summary>A row of one million bytes, whose text packs a thousandfold.</summary>
    private static byte[] LargeRow() => Encoding.ASCII.GetBytes($$"""{"Description":"{{new string('x', 1_000_000)}}"},""");

    private static byte[] Repeated(string piece, int length) => Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(piece, Math.Max(1, length / piece.Length))));

    private static byte[] Packed(string coding, byte[] body)
    {
        using var target = new MemoryStream();
        using (Stream packing = coding == "br" ? new BrotliStream(target, CompressionLevel.Fastest) : new GZipStream(target, CompressionLevel.Fastest))
        {
            packing.Write(body);
        }

        return target.ToArray();
    }
}
