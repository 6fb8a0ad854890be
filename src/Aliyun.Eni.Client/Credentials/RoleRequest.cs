namespace Aliyun.Eni.Client.Credentials;

/// <summary>A role to be assumed, as a profile or the environment describes it.</summary>
internal sealed record RoleRequest(string RoleArn)
{
    /// <summary>What the service writes into its audit log for the session.</summary>
    public string SessionName { get; init; } = "aliyun-eni";

    /// <summary>How long the session lives: 900 s at least.</summary>
    public int DurationSeconds { get; init; } = 3600;

    public string? Policy { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Where the Security Token Service is asked.</summary>
    public required Uri StsEndpoint { get; init; }
}
