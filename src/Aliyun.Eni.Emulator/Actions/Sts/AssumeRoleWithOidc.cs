using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>Issues credentials of a role to a caller with a token of an identity provider the role trusts.</summary>
[Action(ActionAttribute.Sts, Name = "AssumeRoleWithOIDC", IsUnsigned = true)]
internal sealed class AssumeRoleWithOidc : IAction
{
    public ParameterReader Parameters { get; } = new([.. RoleRequest.Parameters, Parameter.Required("OIDCProviderArn"), Parameter.Required("OIDCToken")]);

    public ActionResult Run(ActionContext context)
    {
        var request = RoleRequest.Read(context.Parameters);
        var provider = context.Parameters.Required("OIDCProviderArn");
        if (provider != context.Identities.OidcProviderArn)
        {
            throw new ServiceException(404, "EntityNotExist.OIDCProvider", "The specified OIDC provider does not exist.");
        }

        if (context.Parameters.Required("OIDCToken") != context.Identities.OidcToken)
        {
            throw new ServiceException(400, "AuthenticationFail.OIDCToken.Invalid", "This OIDC token is invalid.");
        }

        var role = context.Identities.FindRole(request.RoleArn)
            ?? throw new ServiceException(404, "EntityNotExist.Role", "The specified Role not exists .");
        return role.Trusts(provider)
            ? request.Issue(context.Identities)
            : throw new ServiceException(403, "AuthenticationFail.NoPermission", "This operation is not permitted by the trust policy of the role.");
    }
}
