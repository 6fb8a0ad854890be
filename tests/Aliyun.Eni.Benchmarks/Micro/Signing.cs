using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;
using BenchmarkDotNet.Attributes;

namespace Aliyun.Eni.Benchmarks.Micro;

/// <summary>What is done once for each request.</summary>
public class Signing
{
    private readonly DescribeNetworkInterfaces _filters = new("cn-hangzhou") { Status = "InUse", MaxResults = 500, NextToken = new('t', 64) };

    private readonly DescribeNetworkInterfaces _ids = new("cn-hangzhou")
    {
        NetworkInterfaceIds = [.. Enumerable.Range(0, DescribeNetworkInterfaces.MaxItems).Select(static n => $"eni-bp125p95hhdhn3ot{n:0000}")],
    };

    private readonly Credential _credential = new("testid", "testsecret");
    private readonly SignedRequest _request = new("POST", "ecs-cn-hangzhou.aliyuncs.com", "DescribeNetworkInterfaces", "2014-05-26", "MaxResults=500&NextToken=t&RegionId=cn-hangzhou&Status=InUse");

    [Benchmark]
    public object QueryOfFilters() => Query(_filters);

    [Benchmark]
    public object QueryOfHundredIds() => Query(_ids);

    [Benchmark]
    public object Sign() => Acs3Signer.Sign(_request, _credential, DateTimeOffset.UnixEpoch, "3156853299f313e23d1673dc12e1703d");

    private static string Query(DescribeNetworkInterfaces request)
    {
        var query = new QueryParameters();
        request.AddTo(query);
        return query.ToString();
    }
}
