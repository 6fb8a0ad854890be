using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The rules for the security groups of a network interface.</summary>
internal static class SecurityGroupRules
{
    /// <param name="context">The request.</param>
    /// <param name="ids">The groups.</param>
    /// <param name="vpcId">The VPC they have to be in.</param>
    /// <param name="addresses">The private addresses that join them.</param>
    /// <exception cref="ServiceException">A group can't be joined.</exception>
    public static void Check(ActionContext context, IReadOnlyList<string> ids, string? vpcId, int addresses)
    {
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
        {
            throw new ServiceException(404, "InvalidParameter.SecurityGroupIdRepeated", "The specified security group IDs are repeated.");
        }

        if (ids.Count > context.World.Quotas.SecurityGroupsPerEni)
        {
            throw new ServiceException(400, "JoinedGroupLimitExceed", "The number of security groups of the ENI exceeds the limit.");
        }

        var groups = ids.Select(id => context.Region.SecurityGroups.Find(id)
            ?? throw new ServiceException(404, "InvalidSecurityGroupId.NotFound", "The specified SecurityGroupId is not found.")).ToArray();
        if (groups.Any(group => group.VpcId is null))
        {
            throw new ServiceException(403, "InvalidSecurityGroupId.NotVpc", "The specified SecurityGroupId not in VPC.");
        }

        if (groups.Any(group => group.VpcId != vpcId))
        {
            throw new ServiceException(
                403, "InvalidOperation.VpcMismatch", "The VPC of the specified ENI and security group are not in the same VPC.");
        }

        if (groups.Select(group => group.SecurityGroupType).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw new ServiceException(403, "InvalidOperation.MultiGroupType", "Basic and advanced security groups cannot be combined.");
        }

        if (groups.FirstOrDefault(group => Held(context.Region, group) + addresses > group.MaxAddresses) is { } full)
        {
            throw full.SecurityGroupType == "enterprise"
                ? new ServiceException(403, "InvalidOperation.EniCountExceeded", "The maximum number of ENIs in an advanced security group is exceeded.")
                : new ServiceException(403, "SecurityGroupInstanceLimitExceed", "The maximum number of instances in a security group is exceeded.");
        }
    }

    private static int Held(RegionData region, SecurityGroup group) =>
        region.Enis.Where(row => row.SecurityGroupIds?.Contains(group.SecurityGroupId) == true).Sum(row => row.PrivateIpSets?.Count ?? 0);
}
