using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>Opens a session of a role and tells its keys.</summary>
internal static class RoleAnswer
{
    public static Answer For(RoleRequest request, Realm realm)
    {
        var account = realm.Sessions.Issue(KeySource.Sts, request.RoleArn, request.SessionName, request.Lifetime);
        return new(1, answer =>
        {
            answer.StartObject("AssumedRoleUser");
            answer.Text("AssumedRoleId", account.Identity.PrincipalId);
            answer.Text("Arn", $"{request.RoleArn}/{request.SessionName}");
            answer.EndObject();
            answer.StartObject("Credentials");
            answer.Text("SecurityToken", account.SecurityToken);
            answer.Text("Expiration", account.ExpirationText);
            answer.Text("AccessKeySecret", account.AccessKeySecret);
            answer.Text("AccessKeyId", account.AccessKeyId);
            answer.EndObject();
        });
    }
}
