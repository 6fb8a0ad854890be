using System.Globalization;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Errors;

/// <summary>A setting that a cmdlet needs is missing or invalid; no request was sent. Each method creates the error of one setting.</summary>
internal sealed class ConfigurationException : Exception
{
    /// <summary>The ID of <see cref="RegionMalformed"/>: a pipeline object with such a region is skipped.</summary>
    public const string RegionMalformedId = "Ali.RegionMalformed";

    /// <summary>The message about a proxy. Neither the text nor a part of it is repeated: a part may be the password.</summary>
    public const string ProxyMalformedMessage =
        "The proxy isn't an http:// or https:// address of a host and a port, such as http://proxy.example.com:3128. Percent-encode special characters of a user name and password.";

    private const int MaxShownRegions = 3;

    private ConfigurationException(string errorId, string message, object? target = null, string? remedy = null, Exception? innerException = null)
        : base(Redaction.Clean(message), innerException) => (ErrorId, Target, Remedy) = (errorId, target, remedy is null ? null : Redaction.Clean(remedy));

    public string ErrorId { get; }

    public object? Target { get; }

    /// <summary>What fixes it, as a sentence; <see langword="null"/> for the advice of the error catalog.</summary>
    public string? Remedy { get; }

    public static ConfigurationException From(CredentialException error, string? profileName = null) =>
        new("Ali.CredentialMissing", error.Message, profileName, error.Remedy, error);

    /// <param name="source">Where the credential is configured: the subject of the message.</param>
    public static ConfigurationException CredentialEmpty(string source) =>
        new("Ali.CredentialMissing", $"{source} has no user name or password. Specify the AccessKey ID as the user name and the secret as the password.");

    /// <param name="profileProblem">Why the profile that may have a region can't be read, as a sentence; <see langword="null"/> for none.</param>
    public static ConfigurationException RegionMissing(string? profileProblem) => new(
        "Ali.RegionMissing",
        "No region is configured. Specify -RegionId, such as cn-hangzhou, or set one with Set-AliContext -RegionId, ALIBABA_CLOUD_REGION_ID or aliyun configure."
        + (profileProblem is null ? string.Empty : $" {profileProblem}"),
        remedy: "Run: Set-AliContext -RegionId cn-hangzhou");

    public static ConfigurationException RegionMalformed(string region, string source) =>
        new(RegionMalformedId, $"{Redaction.Quote(region)} isn't a valid region ID ({source}). Use one such as cn-hangzhou.", Redaction.Shorten(region));

    /// <param name="regions">The region IDs that the service returned although they aren't valid, at least one.</param>
    public static ConfigurationException RegionsMalformed(IReadOnlyList<string> regions)
    {
        string[] shown = [.. regions.Select(Redaction.Shorten)];
        var quoted = string.Join(", ", shown.Take(MaxShownRegions).Select(static region => $"'{region}'"));
        var message = shown.Length == 1
            ? $"The service returned {quoted}, which isn't a valid region ID."
            : string.Create(CultureInfo.InvariantCulture, $"The service returned {shown.Length:N0} regions whose IDs aren't valid: {quoted}{(shown.Length > MaxShownRegions ? ", …" : string.Empty)}.");
        return new(RegionMalformedId, message, shown.Length == 1 ? shown[0] : shown);
    }

    public static ConfigurationException NoSuchRegion(string pattern) => new("Ali.NoSuchRegion", $"No region of the account matches {Redaction.Quote(pattern)}.", pattern);

    public static ConfigurationException SeveralConnections() =>
        new("Ali.SeveralConnections", "This cmdlet accepts one region and one profile. Specify one -RegionId and one -ProfileName, without wildcards.");

    public static ConfigurationException SeveralRegions() =>
        new("Ali.SeveralConnections", "Several regions are configured. Specify the region of the network interface with -RegionId, or pipe the network interface from Get-AliEni.");

    /// <param name="endpoint">The configured text.</param>
    /// <param name="source">Where it is configured.</param>
    /// <param name="complaint">What is wrong with it: a clause for the end of a sentence.</param>
    public static ConfigurationException EndpointMalformed(string endpoint, string source, string complaint) =>
        new("Ali.EndpointMalformed", $"The endpoint {Redaction.Quote(Redaction.HostOnly(endpoint))} ({source}) {complaint}.", Redaction.HostOnly(endpoint));

    public static ConfigurationException EndpointMalformed(CredentialException error) => new("Ali.EndpointMalformed", error.Message, innerException: error);

    public static ConfigurationException ProxyMalformed() => new("Ali.ProxyMalformed", ProxyMalformedMessage);

    /// <param name="pattern">A wildcard.</param>
    /// <param name="files">The files that were searched.</param>
    public static ConfigurationException NoSuchProfile(string pattern, IEnumerable<string> files) =>
        new("Ali.NoSuchProfile", $"No profile matches {Redaction.Quote(pattern)} in {string.Join(" or ", files)}.", pattern);

    public static ConfigurationException ProfileMalformed(string pattern, Exception error) =>
        new("Ali.NoSuchProfile", $"{Redaction.Quote(pattern)} isn't a profile or a valid wildcard.", pattern, innerException: error);

    public static ConfigurationException ContextMissing(object? input) => new(
        "Ali.ContextMissing",
        "The input object isn't a context that Get-AliContext returned in this process. Contexts hold credentials, so they can't be sent to another process.",
        input,
        "Run Set-AliContext with -ProfileName or -Credential in that process.");
}
