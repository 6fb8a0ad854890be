using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>Keys for a session of a role, for whoever holds the token of an identity provider the role trusts.</summary>
internal sealed class AssumeRoleWithOidc : IAction
{
    public string Version => "2015-04-01";

    public string Name => "AssumeRoleWithOIDC";

    public bool IsUnsigned => true;

    public ParameterSchema Parameters { get; } = new([.. RoleRequest.Rules, new("OIDCProviderArn"), new("OIDCToken")]);

    public Answer Run(ActionContext context)
    {
        var request = RoleRequest.Read(context.Parameters);
        var provider = context.Parameters.Required("OIDCProviderArn");
        var token = context.Parameters.Required("OIDCToken");
        var trust = context.Realm.Trust;
        if (provider != trust.OidcProviderArn)
        {
            throw new ServiceException(404, "EntityNotExist.OIDCProvider", "The specified OIDC provider does not exist.");
        }

        if (token != trust.OidcToken)
        {
            throw new ServiceException(400, "AuthenticationFail.OIDCToken.Invalid", "This OIDC token is invalid.");
        }

        var role = trust.Find(request.RoleArn) ?? throw new ServiceException(404, "EntityNotExist.Role", "The specified Role not exists .");
        return role.Trusts(provider)
            ? RoleAnswer.For(request, context.Realm)
            : throw new ServiceException(403, "AuthenticationFail.NoPermission", "This operation is not permitted by the trust policy of the role.");
    }
}
