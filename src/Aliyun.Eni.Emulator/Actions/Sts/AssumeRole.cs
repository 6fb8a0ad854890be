using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>Issues credentials of a role to a caller the role trusts.</summary>
[Action(ActionAttribute.Sts)]
internal sealed class AssumeRole : IAction
{
    public ParameterReader Parameters { get; } = new([.. RoleRequest.Parameters, new("ExternalId")]);

    public ActionResult Run(ActionContext context)
    {
        var request = RoleRequest.Read(context.Parameters);
        var caller = context.Identity;
        if (caller.IdentityType == "Account")
        {
            throw new ServiceException(403, "NoPermission", "Roles may not be assumed by root accounts.");
        }

        var role = context.Identities.FindRole(request.RoleArn)
            ?? throw new ServiceException(404, "EntityNotExist.Role", "The specified Role not exists .");
        if (!Trusts(role, caller) || (role.ExternalId is { } wanted && wanted != context.Parameters.Text("ExternalId")))
        {
            throw new ServiceException(403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.");
        }

        return request.Issue(context.Identities);
    }

    // A role session is trusted by its role's ARN, and the account's ARN stands for everything that belongs to it.
    private static bool Trusts(TrustedRole role, Principal caller) =>
        role.Trusts(caller.RoleArn ?? caller.Arn) || role.Trusts($"acs:ram::{caller.AccountId}:root");
}
