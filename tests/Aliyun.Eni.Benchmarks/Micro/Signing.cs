using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Operations;
using Aliyun.Eni.Client.Wire;
using BenchmarkDotNet.Attributes;

namespace Aliyun.Eni.Benchmarks.Micro;

/// <summary>What is done once for each request.</summary>
public class Signing
{
    private readonly DescribeNetworkInterfacesRequest _filters = new() { RegionId = "cn-hangzhou", Status = "InUse", MaxResults = 500, NextToken = new('t', 64) };

    private readonly DescribeNetworkInterfacesRequest _ids = new()
    {
        RegionId = "cn-hangzhou",
        NetworkInterfaceIds = [.. Enumerable.Range(0, DescribeNetworkInterfacesRequest.MostItems).Select(static n => $"eni-bp125p95hhdhn3ot{n:0000}")],
    };

    private readonly Credential _credential = new("testid", "testsecret");
    private readonly EcsRequest _request = new("DescribeNetworkInterfaces", EcsRequest.EcsVersion, "MaxResults=500&NextToken=t&RegionId=cn-hangzhou&Status=InUse");

    [Benchmark]
    public object Query() => _filters.ToRequest();

    [Benchmark]
    public object QueryOfHundredIds() => _ids.ToRequest();

    [Benchmark]
    public object Sign() => Acs3Signer.Sign(_request, "ecs-cn-hangzhou.aliyuncs.com", _credential, DateTimeOffset.UnixEpoch, "3156853299f313e23d1673dc12e1703d");
}
