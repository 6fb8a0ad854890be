using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>The parameters of AssumeRole and AssumeRoleWithOIDC, and the STS endpoint they are sent to. Compared by value.</summary>
internal sealed record AssumeRoleParameters
{
    private const int MinDurationSeconds = 900;

    private const int DefaultDurationSeconds = 3600;

    /// <summary>Checks the parameters of a role session.</summary>
    /// <param name="environment">The environment, for the default session name.</param>
    /// <param name="roleArn">The ARN of the role.</param>
    /// <param name="stsEndpoint">The STS endpoint.</param>
    /// <param name="sessionName">The session name; <see langword="null"/> for the default.</param>
    /// <param name="durationSeconds">The lifetime in seconds; <see langword="null"/> for the default.</param>
    /// <exception cref="CredentialException">The session is shorter than the service allows.</exception>
    public AssumeRoleParameters(CredentialEnvironment environment, string roleArn, Uri stsEndpoint, string? sessionName, long? durationSeconds)
    {
        if (durationSeconds is > 0 and < MinDurationSeconds)
        {
            throw new CredentialException($"The session of {durationSeconds} s for {roleArn} is shorter than the minimum of {MinDurationSeconds} s.");
        }

        RoleArn = roleArn;
        StsEndpoint = stsEndpoint;
        SessionName = sessionName ?? environment.GetValue("ALIBABA_CLOUD_ROLE_SESSION_NAME") ?? "aliyun-eni";
        DurationSeconds = durationSeconds is > 0 and <= int.MaxValue ? (int)durationSeconds : DefaultDurationSeconds;
    }

    public string RoleArn { get; }

    public Uri StsEndpoint { get; }

    /// <summary>The session name, which appears in the audit log of the service.</summary>
    public string SessionName { get; }

    /// <summary>The lifetime of the session in seconds, at least 900.</summary>
    public int DurationSeconds { get; }

    public string? Policy { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Gets the STS endpoint: the profile's, else the environment's, else the region's, else the central one.</summary>
    /// <exception cref="CredentialException">The endpoint or the region is malformed.</exception>
    public static Uri ResolveStsEndpoint(CredentialEnvironment environment, string? endpoint = null, string? region = null, bool? vpc = null)
    {
        const string Variable = "ALIBABA_CLOUD_STS_ENDPOINT";
        var (text, source) = endpoint is not null ? (endpoint, "sts_endpoint")
            : environment.GetValue(Variable) is { } variable ? (variable, $"The environment variable {Variable}")
            : (Host(region ?? environment.GetValue("ALIBABA_CLOUD_STS_REGION"), vpc ?? environment.IsTrue("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED")), "sts_region");
        return EndpointAddress.TryParse(text, out var address, out var problem)
            ? address
            : throw new CredentialException($"{source} {Redaction.Quote(Redaction.HostOnly(text))} {problem}.");
    }

    private static string Host(string? region, bool vpc) => region is null ? "sts.aliyuncs.com" : vpc ? $"sts-vpc.{region}.aliyuncs.com" : $"sts.{region}.aliyuncs.com";
}
