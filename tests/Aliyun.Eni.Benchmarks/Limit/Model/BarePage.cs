namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BarePage
{
    public int? TotalCount { get; set; }

    public string? RequestId { get; set; }

    public int? PageSize { get; set; }

    public string? NextToken { get; set; }

    public int? PageNumber { get; set; }

    public BareSets? NetworkInterfaceSets { get; set; }
}
