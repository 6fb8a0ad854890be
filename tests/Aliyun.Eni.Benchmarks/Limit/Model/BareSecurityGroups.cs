namespace Aliyun.Eni.Benchmarks.Limit.Model;

internal sealed class BareSecurityGroups
{
    public List<string>? SecurityGroupId { get; set; }
}
