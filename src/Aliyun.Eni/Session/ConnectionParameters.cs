using System.Management.Automation;

namespace Aliyun.Eni.Session;

/// <summary>What the user gave of where and who with the command itself.</summary>
internal sealed record ConnectionParameters(IReadOnlyList<string> RegionIds, string? Endpoint, PSCredential? Credential, string? ProfileName, int? TimeoutSec, int? MaxRetry = null);
