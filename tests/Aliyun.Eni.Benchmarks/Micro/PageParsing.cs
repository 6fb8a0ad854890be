using System.Text.Json;
using Aliyun.Eni.Benchmarks.Limit;
using Aliyun.Eni.Benchmarks.Serving;
using Aliyun.Eni.Client.Wire.Json;
using BenchmarkDotNet.Attributes;

namespace Aliyun.Eni.Benchmarks.Micro;

/// <summary>A page of 500 rows, from its bytes and from a stream, against source-generated System.Text.Json.</summary>
public class PageParsing
{
    private readonly byte[] _page = PreparedPages.Write(7, 50_000);
    private readonly StringCache _strings = new();

    [Benchmark(Baseline = true)]
    public object? SourceGenerated() => JsonSerializer.Deserialize(_page, BareJson.Default.BarePage);

    [Benchmark]
    public object Parser()
    {
        var parser = new PageParser("cn-hangzhou", null, _strings);
        parser.Take(_page, isLast: true);
        return parser.Page();
    }

    [Benchmark]
    public async Task<object?> SourceGeneratedFromStream()
    {
        using var stream = new MemoryStream(_page);
        return await JsonSerializer.DeserializeAsync(stream, BareJson.Default.BarePage);
    }

    [Benchmark]
    public async Task<object> ParserFromStream()
    {
        using var stream = new MemoryStream(_page);
        return await PageStream.ReadAsync(stream, new PageParser("cn-hangzhou", null, _strings), CancellationToken.None);
    }
}
