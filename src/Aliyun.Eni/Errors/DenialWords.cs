using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Errors;

/// <summary>What is missing, to whom, and by which policy; the service's own knowledge of it, else what can be told without.</summary>
internal static class DenialWords
{
    /// <summary>The action as RAM names it.</summary>
    public static string Action(EcsException error) => error.Denial?.Action ?? error.Action switch
    {
        null => "the action",
        "AssumeRole" or "AssumeRoleWithOIDC" or "GetCallerIdentity" => $"sts:{error.Action}",
        _ => $"ecs:{error.Action}",
    };

    public static string Who(AccessDenial? denial) => denial switch
    {
        { PrincipalType: "SubUser", PrincipalName: { } user } => $"the RAM user {user}",
        { PrincipalType: "AssumedRoleUser", PrincipalName: { } role } => $"the role {role}",
        { PrincipalName: { } name } => name,
        _ => "this identity (Get-AliContext -Test shows which)",
    };

    public static string? Policy(AccessDenial? denial) => denial?.PolicyType switch
    {
        null => null,
        "ControlPolicy" => "a control policy of the resource directory",
        "SessionPolicy" => "the policy of the session",
        "AssumeRolePolicy" => "the trust policy of the role",
        "AccountLevelIdentityBasedPolicy" => "a policy for the whole account",
        "ResourceGroupLevelIdentityBasedPolicy" => "a policy for the resource group",
        var other => $"a policy of the kind {other}",
    };
}
