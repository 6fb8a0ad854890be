using System.Management.Automation;

namespace Aliyun.Eni.Session;

/// <summary>The connection parameters that the user specified for the command.</summary>
internal sealed record ConnectionParameters(IReadOnlyList<string> RegionIds, string? Endpoint, PSCredential? Credential, string? ProfileName, int? TimeoutSec, int? MaxRetry = null);
