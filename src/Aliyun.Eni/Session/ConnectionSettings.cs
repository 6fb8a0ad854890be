using System.Management.Automation;
using System.Security;

namespace Aliyun.Eni.Session;

/// <summary>The defaults of a runspace that Set-AliContext sets; <see langword="null"/> for a default that isn't set.</summary>
internal sealed record SessionDefaults
{
    public static SessionDefaults Empty { get; } = new();

    public string? ProfileName { get; init; }

    public IReadOnlyList<string>? RegionIds { get; init; }

    public string? Endpoint { get; init; }

    public PSCredential? Credential { get; init; }

    public SecureString? SecurityToken { get; init; }

    public int? TimeoutSec { get; init; }

    public Uri? Proxy { get; init; }

    public bool? VpcEndpoint { get; init; }

    /// <summary>Returns the type name: the members may hold secrets.</summary>
    public override string ToString() => nameof(SessionDefaults);
}
