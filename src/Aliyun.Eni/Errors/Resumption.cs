using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Client.Operations;

namespace Aliyun.Eni.Errors;

/// <summary>The command that goes on where a listing has failed: with the filters its token belongs to.</summary>
internal static class Resumption
{
    private const string Anew =
        "Run the command anew: what the service leaves out of a listing by tag or security group is added to whole listings only, not to what comes behind a token.";

    /// <summary>What the user gave that is in no request; the order is that of the command.</summary>
    private static readonly string[] Kept =
        ["IpAddress", "Unattached", "OlderThan", "Credential", "Endpoint", "TimeoutSec", "MaxRetry", "MaxResults", "AsPage"];

    /// <param name="error">What failed.</param>
    /// <param name="given">The parameters of the command that failed.</param>
    /// <returns>A sentence; <see langword="null"/> where there is nothing behind which to go on.</returns>
    public static string? Of(EcsException error, IReadOnlyDictionary<string, object> given) =>
        error is not { NextToken: { } token, Request: { } request } || IsOfTheToken(error) ? null
            : IsCompleted(request) && !given.ContainsKey("NextToken") ? Anew
            : $"Go on with: {string.Join(' ', Words(error, request, given))} -NextToken {Literal.Quoted(token)}";

    // A token that the service has refused is no way on.
    private static bool IsOfTheToken(EcsException error) =>
        error.StatusCode == System.Net.HttpStatusCode.BadRequest && (error.Code + error.Message).Contains("NextToken", StringComparison.OrdinalIgnoreCase);

    private static bool IsCompleted(DescribeNetworkInterfacesRequest request) =>
        request.Tags.Count > 0 || (request.SecurityGroupId is not null && request.Type is null or "Primary");

    private static IEnumerable<string> Words(EcsException error, DescribeNetworkInterfacesRequest request, IReadOnlyDictionary<string, object> given) =>
    [
        "Get-AliEni",
        .. Word(nameof(request.RegionId), request.RegionId),
        .. Word(nameof(error.ProfileName), error.ProfileName),
        .. Word("NetworkInterfaceId", request.NetworkInterfaceIds),
        .. Word(nameof(request.NetworkInterfaceName), request.NetworkInterfaceName ?? given.GetValueOrDefault("NetworkInterfaceName")),
        .. Word("Tag", request.Tags),
        .. Word(nameof(request.Status), request.Status),
        .. Word(nameof(request.Type), request.Type),
        .. Word(nameof(request.VpcId), request.VpcId),
        .. Word(nameof(request.VSwitchId), request.VSwitchId),
        .. Word(nameof(request.InstanceId), request.InstanceId),
        .. Word(nameof(request.SecurityGroupId), request.SecurityGroupId),
        .. Word(nameof(request.ResourceGroupId), request.ResourceGroupId),
        .. Word(nameof(request.PrimaryIpAddress), request.PrimaryIpAddress),
        .. Word("PrivateIpAddress", request.PrivateIpAddresses),
        .. Word("Ipv6Address", request.Ipv6Addresses),
        .. Word(nameof(request.ServiceManaged), request.ServiceManaged),
        .. Kept.Where(given.ContainsKey).SelectMany(name => Word(name, given[name])),
    ];

    private static string[] Word(string name, object? value) => value switch
    {
        null or IReadOnlyCollection<object> { Count: 0 } or SwitchParameter { IsPresent: false } or IReadOnlyList<KeyValuePair<string, string?>> { Count: 0 } => [],
        string text => [$"-{name} {Literal.Of(text)}"],
        bool flag => [$"-{name} ${(flag ? "true" : "false")}"],
        SwitchParameter => [$"-{name}"],
        IReadOnlyList<string> texts => [$"-{name} {string.Join(',', texts.Select(Literal.Of))}"],
        IReadOnlyList<KeyValuePair<string, string?>> tags => [$"-{name} @{{ {string.Join("; ", tags.Select(Tag))} }}"],

        // A secret is not written.
        PSCredential => [$"-{name} $credential"],
        TimeSpan age => [$"-{name} {age.ToString("c", CultureInfo.InvariantCulture)}"],
        _ => [$"-{name} {Convert.ToString(value, CultureInfo.InvariantCulture)}"],
    };

    private static string Tag(KeyValuePair<string, string?> tag) => $"{Literal.Quoted(tag.Key)} = {(tag.Value is null ? "$null" : Literal.Quoted(tag.Value))}";
}
