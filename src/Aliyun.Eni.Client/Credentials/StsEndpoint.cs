using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Where roles are assumed: the profile's own endpoint, the environment's, the region's, else the central one.</summary>
internal static class StsEndpoint
{
    private const string Central = "sts.aliyuncs.com";

    /// <exception cref="CredentialException">What is given is no endpoint.</exception>
    public static Uri Resolve(CredentialInputs inputs, string? endpoint, string? region, bool? vpc)
    {
        if (endpoint is not null)
        {
            return Parse(endpoint, "sts_endpoint");
        }

        if (inputs.Text("ALIBABA_CLOUD_STS_ENDPOINT") is { } variable)
        {
            return Parse(variable, "The environment variable ALIBABA_CLOUD_STS_ENDPOINT");
        }

        return Parse(Host(region ?? inputs.Text("ALIBABA_CLOUD_STS_REGION"), vpc ?? inputs.IsOn("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED")), "sts_region");
    }

    private static string Host(string? region, bool vpc) => region is null ? Central : vpc ? $"sts-vpc.{region}.aliyuncs.com" : $"sts.{region}.aliyuncs.com";

    private static Uri Parse(string text, string source) => EndpointAddress.TryParse(text, out var endpoint, out var complaint)
        ? endpoint
        : throw new CredentialException($"{source} '{EndpointAddress.Shown(text)}' {complaint}.");
}
