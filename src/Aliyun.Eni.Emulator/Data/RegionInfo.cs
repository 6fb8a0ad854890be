namespace Aliyun.Eni.Emulator.Data;

/// <summary>A region the account sees.</summary>
/// <param name="RegionId">Its id.</param>
/// <param name="EnglishName">Its name in en-US.</param>
/// <param name="ChineseName">Its name in zh-CN.</param>
/// <param name="IdPrefix">What ids made in it start with, as in eni-bp1...</param>
/// <param name="Share">Percent of the data set's rows.</param>
/// <param name="Status">available or soldOut.</param>
public sealed record RegionInfo(
    string RegionId, string EnglishName, string ChineseName, string IdPrefix, int Share = 0, string Status = "available")
{
    /// <summary>The public endpoint; only cn-hangzhou differs from the rule.</summary>
    public string RegionEndpoint => RegionId == "cn-hangzhou" ? "ecs-cn-hangzhou.aliyuncs.com" : $"ecs.{RegionId}.aliyuncs.com";
}
