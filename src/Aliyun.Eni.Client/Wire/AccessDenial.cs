namespace Aliyun.Eni.Client.Wire;

/// <summary>What the service says of a missing permission (<c>AccessDeniedDetail</c>), each part in its own words.</summary>
/// <param name="Action">The RAM action, such as <c>ecs:DescribeNetworkInterfaces</c>.</param>
/// <param name="PrincipalType">Who was refused: <c>SubUser</c>, <c>AssumedRoleUser</c>, <c>Federated</c>.</param>
/// <param name="PrincipalName">The ID of the user, or role and session.</param>
/// <param name="PolicyType">The kind of policy that decided, such as <c>AccountLevelIdentityBasedPolicy</c>.</param>
/// <param name="Kind"><c>ImplicitDeny</c>: none allows it; <c>ExplicitDeny</c>: one denies it.</param>
internal sealed record AccessDenial(string? Action, string? PrincipalType, string? PrincipalName, string? PolicyType, string? Kind)
{
    public bool IsExplicit => Kind == "ExplicitDeny";
}
