using System.Management.Automation;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Session;

/// <summary>
/// What the user gave of where and who. The rest comes from the environment; what is nowhere is an error, before any request.
/// </summary>
internal sealed record ConnectionParameters(IReadOnlyList<string> RegionIds, string? Endpoint, PSCredential? Credential)
{
    private const string RegionVariable = "ALIBABA_CLOUD_REGION_ID";

    private const string EndpointVariable = "ALIBABA_CLOUD_ENDPOINT";

    /// <exception cref="ConfigurationException">Something is missing or cannot be what it should be.</exception>
    public IReadOnlyList<Connection> Resolve(Func<string, string?> variable)
    {
        var regions = RegionIds.Count > 0 ? RegionIds : [Region(variable)];
        if (regions.FirstOrDefault(static region => !EndpointTable.IsRegionId(region)) is { } wrong)
        {
            throw new ConfigurationException("Ali.RegionMalformed", $"'{wrong}' cannot be the ID of a region; one looks like cn-hangzhou.", wrong);
        }

        var credential = ResolveCredential(variable);
        var endpoint = ResolveEndpoint(variable);
        return [.. regions.Distinct(StringComparer.OrdinalIgnoreCase).Select(region => new Connection(region, endpoint ?? EndpointTable.ForRegion(region), credential))];
    }

    private static string Region(Func<string, string?> variable) => variable(RegionVariable)?.Trim() is { Length: > 0 } region
        ? region
        : throw new ConfigurationException(
            "Ali.RegionMissing", $"No region to ask: give -RegionId, such as cn-hangzhou, or set the environment variable {RegionVariable}.");

    private Credential ResolveCredential(Func<string, string?> variable)
    {
        if (Credential is null)
        {
            return EnvironmentCredential.Read(variable) ?? throw new ConfigurationException(
                "Ali.CredentialMissing",
                $"No AccessKey to sign with: give -Credential (AccessKey ID and secret), or set the environment variables {EnvironmentCredential.AccessKeyId} and {EnvironmentCredential.AccessKeySecret}.");
        }

        var secret = Credential.GetNetworkCredential().Password;
        return !string.IsNullOrWhiteSpace(Credential.UserName) && secret.Length > 0
            ? new Credential(Credential.UserName, secret)
            : throw new ConfigurationException("Ali.CredentialMissing", "The value of -Credential is empty; its user name is the AccessKey ID, its password the secret.");
    }

    private Uri? ResolveEndpoint(Func<string, string?> variable)
    {
        var (text, source) = Endpoint is null ? (variable(EndpointVariable), $"The environment variable {EndpointVariable}") : (Endpoint, "-Endpoint");
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return EndpointAddress.TryParse(text, out var endpoint, out var complaint)
            ? endpoint
            : throw new ConfigurationException("Ali.EndpointMalformed", $"{source} '{text}' {complaint}.", text);
    }
}
