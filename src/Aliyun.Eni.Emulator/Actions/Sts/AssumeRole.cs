using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>Keys for a session of a role, for whoever the role trusts.</summary>
internal sealed class AssumeRole : IAction
{
    public string Version => "2015-04-01";

    public string Name => "AssumeRole";

    public ParameterSchema Parameters { get; } = new([.. RoleRequest.Rules, new("ExternalId")]);

    public Answer Run(ActionContext context)
    {
        var request = RoleRequest.Read(context.Parameters);
        var caller = context.Identity;
        if (caller.IdentityType == "Account")
        {
            throw new ServiceException(403, "NoPermission", "Roles may not be assumed by root accounts.");
        }

        var role = context.Realm.Trust.Find(request.RoleArn)
            ?? throw new ServiceException(404, "EntityNotExist.Role", "The specified Role not exists .");
        if (!Trusts(role, caller) || (role.ExternalId is { } wanted && wanted != context.Parameters.Text("ExternalId")))
        {
            throw new ServiceException(403, "NoPermission", "You are not authorized to do this action. You should be authorized by RAM.");
        }

        return RoleAnswer.For(request, context.Realm);
    }

    // A role is trusted by its own name, whatever the session; the account's name stands for all that belongs to it.
    private static bool Trusts(TrustedRole role, CallerIdentity caller) =>
        role.Trusts(caller.RoleArn ?? caller.Arn) || role.Trusts($"acs:ram::{caller.AccountId}:root");
}
