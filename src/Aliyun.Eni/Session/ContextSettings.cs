using System.Management.Automation;
using System.Security;

namespace Aliyun.Eni.Session;

/// <summary>What Set-AliContext has set for a runspace; <see langword="null"/> for what it has not.</summary>
internal sealed record ContextSettings
{
    public static ContextSettings Empty { get; } = new();

    public string? ProfileName { get; init; }

    public IReadOnlyList<string>? RegionIds { get; init; }

    public string? Endpoint { get; init; }

    public PSCredential? Credential { get; init; }

    public SecureString? SecurityToken { get; init; }

    public int? TimeoutSec { get; init; }

    public Uri? Proxy { get; init; }

    public bool? VpcEndpoint { get; init; }
}
