using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.SavedResponses;
using Aliyun.Eni.Client.Json;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Unit;

/// <summary>The reader of saved responses, where it matters how the text arrives.</summary>
public sealed class SavedTextTests
{
    private static readonly string Concatenated = string.Concat(new[] { "current.json", "seed.xml" }.Select(file => File.ReadAllText(Paths.Golden(file))))
        + """<Error><Code>Throttling</Code><Message>说</Message><RequestId>R</RequestId></Error>{"other":[1]}[{"NetworkInterfaceId":"eni-a","Tags":{"k":"ü"}}]""";

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
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_text_reads_alike_in_pieces_of_any_size(int size)
    {
        var bytes = Encoding.UTF8.GetBytes(Concatenated);
        Assert.Equal(Describe(Read(bytes)), Describe(Read(bytes.Chunk(size))));
    }

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

    [Theory]
    [InlineData("""{"NetworkInterfaceSets":{"NetworkInterfaceSet":[""", """{"NetworkInterfaceId":"eni-1","Description":"ä"},""")]
    [InlineData("<DescribeNetworkInterfacesResponse><NetworkInterfaceSets>", "<NetworkInterfaceSet><NetworkInterfaceId>eni-1</NetworkInterfaceId></NetworkInterfaceSet>")]
    [InlineData("", """{"NetworkInterfaceId":"eni-1"}""")]
    public void Rows_come_out_as_the_text_is_read_and_nothing_of_it_is_kept(string head, string row)
    {
        using var endless = new EndlessStream(head, row);
        var text = new SavedText(null, null, new StringCache());
        var rows = 0;
        while (endless.Position < 8_000_000)
        {
            rows += text.Add(endless.Read(text.Room.Span)).Count(item => item.Row is not null);
            Assert.NotEqual(0, rows);
            Assert.InRange(text.Room.Length, 1, 64 * 1024);
        }

        var all = endless.Position / Encoding.UTF8.GetByteCount(row);
        Assert.InRange(rows, all - 1000, all);
    }

    [Fact]
    public void A_part_that_does_not_end_is_given_up()
    {
        using var endless = new EndlessStream("""{"Instances":[""", $"\"{new string('i', 1000)}\",");
        var items = SavedFile.Read(endless, "x.json", null, new StringCache()).SelectMany(found => found).ToList();

        Assert.Contains("longer than 16 MiB", Assert.Single(items).Fault!.Message, StringComparison.Ordinal);
        Assert.InRange(endless.Position, 1, 64 * 1024 * 1024);
    }

    private static List<SavedItem> Read(params IEnumerable<byte[]> pieces)
    {
        var text = new SavedText(null, "cn-test", new StringCache());
        var items = new List<SavedItem>();
        foreach (var piece in pieces)
        {
            piece.CopyTo(text.Room);
            items.AddRange(text.Add(piece.Length));
        }

        items.AddRange(text.End());
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
