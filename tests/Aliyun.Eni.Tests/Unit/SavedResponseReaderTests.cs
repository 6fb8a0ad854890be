using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.SavedResponses;
using Aliyun.Eni.Client.Json;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The reader of saved responses, where it matters how the text arrives.</summary>
public sealed class SavedResponseReaderTests
{
    private static readonly string Concatenated = string.Concat(new[] { "current.json", "seed.xml" }.Select(file => File.ReadAllText(Paths.Golden(file))))
        + """<Error><Code>Throttling</Code><Message>说</Message><RequestId>R</RequestId></Error>{"other":[1]}[{"NetworkInterfaceId":"eni-a","Tags":{"k":"ü"}}]""";

    [Trait("Speed", "Slow")]
    [Fact]
    public void The_text_reads_alike_wherever_it_is_cut()
    {
        var bytes = Encoding.UTF8.GetBytes(Concatenated);
        var whole = Describe(Read(bytes));
        Assert.Equal(5, whole.Count);

        for (var cut = 1; cut < bytes.Length; cut++)
        {
            Assert.Equal(whole, Describe(Read(bytes[..cut], bytes[cut..])));
        }
    }

    [Theory]
    [InlineData("""{"TotalCount":500,"NetworkInterfaceSets":null}""", 1)]
    [InlineData("""{"TotalCount":500,"NetworkInterfaceSets":{"NetworkInterfaceSet":null}}""", 1)]
    [InlineData("""{"NextToken":"t","NetworkInterfaceSets":{}}""", 1)]
    [InlineData("""{"TotalCount":0,"NetworkInterfaceSets":null}""", 0)]
    [InlineData("""{"TotalCount":500,"NetworkInterfaceSets":{"NetworkInterfaceSet":[]}}""", 0)]
    public void Response_that_counts_rows_and_has_no_list_is_an_error(string text, int errors)
    {
        var items = Read(Encoding.UTF8.GetBytes(text));

        Assert.Equal(errors, items.Count(item => item.Fault is not null));
        Assert.DoesNotContain(items, item => item.Row is not null);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_text_reads_alike_in_pieces_of_any_size(int size)
    {
        var bytes = Encoding.UTF8.GetBytes(Concatenated);
        Assert.Equal(Describe(Read(bytes)), Describe(Read(bytes.Chunk(size))));
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("current.json")]
    [InlineData("seed.json")]
    [InlineData("seed.xml")]
    public void A_document_that_ends_too_early_is_one_error_at_its_end_wherever_that_is(string file)
    {
        var text = File.ReadAllText(Paths.Golden(file)).TrimEnd();
        for (var cut = 1; cut < text.Length; cut++)
        {
            var start = text[..cut].TrimEnd();
            var items = Read(Encoding.UTF8.GetBytes(start));

            var fault = Assert.Single(items, item => item.Row is null).Fault!;
            Assert.Equal(SavedResponseException.Malformed, fault.Code);
            Assert.Equal((start.Count(c => c == '\n') + 1, start.Length - start.LastIndexOf('\n')), (fault.LineNumber, fault.Position));
        }
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("", """{"NetworkInterfaceId":"eni-1"}""")]
    [InlineData("", """{"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1","Description":"ä"}]}}""")]
    [InlineData("[", """{"NetworkInterfaceSets":{"NetworkInterfaceSet":[{"NetworkInterfaceId":"eni-1"}]}},""")]
    [InlineData("", "<NetworkInterfaceSets><NetworkInterfaceSet><NetworkInterfaceId>eni-1</NetworkInterfaceId></NetworkInterfaceSet></NetworkInterfaceSets>")]
    public void Rows_of_one_document_after_another_are_read_in_constant_memory(string head, string row)
    {
        using var endless = new EndlessStream(head, row);
        var text = new SavedResponseReader(null, null, new StringCache());
        var rows = 0;
        while (endless.Position < 2_000_000)
        {
            var memory = text.GetMemory(16 * 1024);
            Assert.InRange(memory.Length, 1, 256 * 1024);
            rows += text.Advance(endless.Read(memory.Span)).Count(item => item.Row is not null);
        }

        var all = endless.Position / Encoding.UTF8.GetByteCount(row);
        Assert.InRange(rows, all - 8000, all);
        Assert.NotEqual(0, rows);
    }

    [Theory]
    [InlineData("sdk-python.json", "eni-bp1madeup00000000001", "my-eni-name")]
    [InlineData("sdk-node.json", "eni-bp1madeup00000000001", "my-eni-name")]
    [InlineData("attribute.json", "eni-bp1madeup00000000001", "my-eni-name")]
    [InlineData("sets.json", "eni-bp1madeup00000000001", "my-eni-name")]
    public void Output_of_SDKs_and_DescribeNetworkInterfaceAttribute_is_read(string file, string id, string name)
    {
        var row = Assert.Single(Read(File.ReadAllBytes(Paths.Golden(file)))).Row!;
        Assert.Equal((id, name, "172.17.3.4"), (row.NetworkInterfaceId, row.NetworkInterfaceName, Assert.Single(row.PrivateIpSets!).PrivateIpAddress));
        Assert.Equal(file == "attribute.json", row.AdditionalProperties?.ContainsKey("ConnectionTrackingConfiguration") == true);
    }

    [Theory]
    [InlineData("""{"TotalCount":0,"InstanceInfos":{"InstanceInfo":[]},"PageSize":2000,"RequestId":"19BB","PageNum":1}""")]
    [InlineData("""{"RequestId":"R","TotalCount":1,"Instances":{"Instance":[{"InstanceId":"i-1","NetworkInterfaces":{"NetworkInterface":[{"NetworkInterfaceId":"eni-x"}]}}]}}""")]
    [InlineData("""{"RequestId":"R","TotalCount":0}""")]
    public void Response_of_another_action_is_one_error(string json) =>
        Assert.Equal(SavedResponseException.Unexpected, Assert.Single(Read(Encoding.UTF8.GetBytes(json))).Fault!.Code);

    private static List<SavedItem> Read(params IEnumerable<byte[]> pieces)
    {
        var text = new SavedResponseReader(null, "cn-test", new StringCache());
        var items = new List<SavedItem>();
        foreach (var piece in pieces)
        {
            piece.CopyTo(text.GetMemory(piece.Length));
            items.AddRange(text.Advance(piece.Length));
        }

        items.AddRange(text.Failure is null ? text.Complete() : []);
        return items;
    }

    private static List<string> Describe(List<SavedItem> items) =>
        [.. items.Select(item => item.Row is { } row ? JsonSerializer.Serialize(row) : item.Fault?.Message ?? $"{item.Refusal!.Code} {item.Refusal.Message} {item.Refusal.RequestId}")];

    /// <summary>A text, and another again and again behind it.</summary>
    private sealed class EndlessStream(string head, string again) : Stream
    {
        private readonly byte[] _head = Encoding.UTF8.GetBytes(head);
        private readonly byte[] _again = Encoding.UTF8.GetBytes(again);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            foreach (ref var one in buffer)
            {
                one = Position < _head.Length ? _head[Position] : _again[(Position - _head.Length) % _again.Length];
                Position++;
            }

            return buffer.Length;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
