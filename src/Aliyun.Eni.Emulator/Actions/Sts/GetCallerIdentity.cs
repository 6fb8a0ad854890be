using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>Who signed the request.</summary>
internal sealed class GetCallerIdentity : IAction
{
    public string Version => "2015-04-01";

    public string Name => "GetCallerIdentity";

    public ParameterSchema Parameters { get; } = new();

    public Answer Run(ActionContext context)
    {
        var identity = context.Identity;
        return new(1, answer =>
        {
            answer.Text("IdentityType", identity.IdentityType);
            answer.Text("AccountId", identity.AccountId);
            answer.Text("PrincipalId", identity.PrincipalId);
            answer.Text("UserId", identity.UserId);
            answer.Text("Arn", identity.Arn);
            answer.Text("RoleId", identity.RoleId);
        });
    }
}
