namespace Aliyun.Eni.Client.Http;

/// <summary>The service's description of a missing permission (<c>AccessDeniedDetail</c>).</summary>
/// <param name="Action">The RAM action, such as <c>ecs:DescribeNetworkInterfaces</c>.</param>
/// <param name="PrincipalType">The kind of identity that was refused: <c>SubUser</c>, <c>AssumedRoleUser</c>, <c>Federated</c>.</param>
/// <param name="PrincipalName">The ID of the user, or role and session.</param>
/// <param name="PolicyType">The kind of policy that decided, such as <c>AccountLevelIdentityBasedPolicy</c>.</param>
/// <param name="Kind"><c>ImplicitDeny</c>: no policy allows it; <c>ExplicitDeny</c>: a policy denies it.</param>
internal sealed record AccessDenial(string? Action, string? PrincipalType, string? PrincipalName, string? PolicyType, string? Kind)
{
    public bool IsExplicit => Kind == "ExplicitDeny";

    /// <summary>Returns the description with each of its texts made safe to show.</summary>
    public AccessDenial Clean(Func<string, string> clean)
    {
        return new(Of(Action), Of(PrincipalType), Of(PrincipalName), Of(PolicyType), Of(Kind));

        string? Of(string? text) => text is null ? null : clean(text);
    }
}
