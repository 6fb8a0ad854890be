using System.Text.Json;
using Aliyun.Eni.Benchmarks.Limit;
using Aliyun.Eni.Benchmarks.Serving;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Json;
using BenchmarkDotNet.Attributes;

namespace Aliyun.Eni.Benchmarks.Micro;

/// <summary>A page of 500 rows, against source-generated System.Text.Json.</summary>
public class PageParsing
{
    private readonly byte[] _page = PreparedPages.Write(7, 50_000);
    private readonly StringCache _strings = new();

    [Benchmark(Baseline = true)]
    public object? SourceGenerated() => JsonSerializer.Deserialize(_page, BareJson.Default.BarePage);

    [Benchmark]
    public object Reader() => ResponseReader.Read(new DescribeNetworkInterfaces("cn-hangzhou"), _page, _strings, null);
}
