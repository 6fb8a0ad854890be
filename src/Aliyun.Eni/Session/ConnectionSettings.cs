using System.Management.Automation;
using System.Security;

namespace Aliyun.Eni.Session;

/// <summary>
/// The settings of a connection that the user specified: for a command, or for the runspace with Set-AliContext. <see langword="null"/> for what isn't specified.
/// </summary>
internal sealed record ConnectionSettings
{
    public static ConnectionSettings Empty { get; } = new();

    public string? ProfileName { get; init; }

    public IReadOnlyList<string>? RegionIds { get; init; }

    public string? Endpoint { get; init; }

    public PSCredential? Credential { get; init; }

    public SecureString? SecurityToken { get; init; }

    public int? TimeoutSec { get; init; }

    public int? MaxRetry { get; init; }

    public Uri? Proxy { get; init; }

    public bool? VpcEndpoint { get; init; }

    /// <summary>Returns the type name: the members may hold secrets.</summary>
    public override string ToString() => nameof(ConnectionSettings);
}
