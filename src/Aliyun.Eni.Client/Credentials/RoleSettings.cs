namespace Aliyun.Eni.Client.Credentials;

/// <summary>What a role request has beside its role: a name for the audit log and a life, with the service's limits.</summary>
internal static class RoleSettings
{
    private const int ShortestSession = 900;

    /// <exception cref="CredentialException">The session is to be shorter than the service gives.</exception>
    public static RoleRequest With(CredentialInputs inputs, RoleRequest role, string? sessionName, long? seconds)
    {
        if (seconds is > 0 and < ShortestSession)
        {
            throw new CredentialException($"A session of {seconds} s for {role.RoleArn} is shorter than the {ShortestSession} s the service gives at least.");
        }

        return role with
        {
            SessionName = sessionName ?? inputs.Text("ALIBABA_CLOUD_ROLE_SESSION_NAME") ?? role.SessionName,
            DurationSeconds = seconds is > 0 and <= int.MaxValue ? (int)seconds : role.DurationSeconds,
        };
    }
}
