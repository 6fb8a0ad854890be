using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>Returns the identity of the caller.</summary>
[Action(ActionAttribute.Sts)]
internal sealed class GetCallerIdentity : IAction
{
    public ParameterReader Parameters { get; } = new();

    public ActionResult Run(ActionContext context)
    {
        var identity = context.Identity;
        var body = new JsonObject
        {
            ["IdentityType"] = identity.IdentityType,
            ["AccountId"] = identity.AccountId,
            ["PrincipalId"] = identity.PrincipalId,
        };
        if (identity.UserId is not null)
        {
            body["UserId"] = identity.UserId;
        }

        body["Arn"] = identity.Arn;
        if (identity.RoleId is not null)
        {
            body["RoleId"] = identity.RoleId;
        }

        return new(body, 1);
    }
}
