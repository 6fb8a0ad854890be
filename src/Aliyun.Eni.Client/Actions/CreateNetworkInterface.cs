using System.Text.Json;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>CreateNetworkInterface (ECS 2014-05-26): creates an ENI. A parameter that is <see langword="null"/> or empty isn't sent.</summary>
/// <param name="RegionId">The ID of the region.</param>
/// <param name="VSwitchId">The ID of the vSwitch.</param>
/// <param name="SecurityGroupIds">The IDs of the security groups, all of the vSwitch's VPC.</param>
public sealed record CreateNetworkInterface(string RegionId, string VSwitchId, IReadOnlyList<string> SecurityGroupIds)
    : ApiRequest<NetworkInterface>(ApiService.Ecs, nameof(CreateNetworkInterface))
{
    private static readonly ObjectReader<NetworkInterface> Members = NetworkInterface.Members.With(("RequestId", static (_, ref json) => json.NonEmptyString()));

    /// <summary>The name.</summary>
    public string? NetworkInterfaceName { get; init; }

    /// <summary>The description.</summary>
    public string? Description { get; init; }

    /// <summary>The primary private IPv4 address; one that the service chooses when not set.</summary>
    public string? PrimaryIpAddress { get; init; }

    /// <inheritdoc cref="AssignAddresses.Addresses"/>
    public IReadOnlyList<string> PrivateIpAddresses { get; init; } = [];

    /// <inheritdoc cref="AssignAddresses.AddressCount"/>
    public int? SecondaryPrivateIpAddressCount { get; init; }

    /// <inheritdoc cref="AssignAddresses.Prefixes"/>
    public IReadOnlyList<string> Ipv4Prefixes { get; init; } = [];

    /// <inheritdoc cref="AssignAddresses.PrefixCount"/>
    public int? Ipv4PrefixCount { get; init; }

    /// <inheritdoc cref="AssignAddresses.Addresses"/>
    public IReadOnlyList<string> Ipv6Addresses { get; init; } = [];

    /// <inheritdoc cref="AssignAddresses.AddressCount"/>
    public int? Ipv6AddressCount { get; init; }

    /// <inheritdoc cref="AssignAddresses.Prefixes"/>
    public IReadOnlyList<string> Ipv6Prefixes { get; init; } = [];

    /// <inheritdoc cref="AssignAddresses.PrefixCount"/>
    public int? Ipv6PrefixCount { get; init; }

    /// <summary>The tags, up to 20.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Tags { get; init; } = [];

    /// <summary>The ID of the resource group.</summary>
    public string? ResourceGroupId { get; init; }

    /// <summary>Whether the ENI is deleted together with its instance.</summary>
    public bool? DeleteOnRelease { get; init; }

    /// <summary>Whether source and destination addresses are checked.</summary>
    public bool? SourceDestCheck { get; init; }

    /// <summary>The number of queues, 1 to 2048.</summary>
    public int? QueueNumber { get; init; }

    /// <summary>The type of the ENI: Secondary or Trunk (<c>InstanceType</c>).</summary>
    public string? InstanceType { get; init; }

    /// <summary>The communication mode: Standard or HighPerformance.</summary>
    public string? NetworkInterfaceTrafficMode { get; init; }

    /// <summary>
    /// The idempotency token, up to 64 ASCII characters: the service executes requests with the same token only once. If it isn't set, each request has a new one.
    /// </summary>
    public string? ClientToken { get; init; }

    /// <inheritdoc/>
    public override RetryMode RetryMode => RetryMode.WithClientToken;

    internal override void AddTo(QueryParameters query) => query
        .Add(RegionId)
        .Add(VSwitchId)
        .Add(SecurityGroupIds)
        .Add(NetworkInterfaceName)
        .Add(Description)
        .Add(PrimaryIpAddress)
        .Add(PrivateIpAddresses, "PrivateIpAddress")
        .Add(SecondaryPrivateIpAddressCount)
        .Add(Ipv4Prefixes, "Ipv4Prefix")
        .Add(Ipv4PrefixCount)
        .Add(Ipv6Addresses, "Ipv6Address")
        .Add(Ipv6AddressCount)
        .Add(Ipv6Prefixes, "Ipv6Prefix")
        .Add(Ipv6PrefixCount)
        .Add(Tags, "Tag")
        .Add(ResourceGroupId)
        .Add(DeleteOnRelease)
        .Add(SourceDestCheck)
        .Add(QueueNumber)
        .Add(InstanceType)
        .Add(NetworkInterfaceTrafficMode)
        .Add(ClientToken);

    internal override NetworkInterface Read(ref JsonCursor json)
    {
        var eni = json.Response(Members);

        // The service may return a response without an ID; then the same request has to be retried.
        if (eni.NetworkInterfaceId is null)
        {
            throw new JsonException("The response has no NetworkInterfaceId.");
        }

        if (!eni.NetworkInterfaceId.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            throw new JsonException("The NetworkInterfaceId of the response isn't an ID.");
        }

        (eni.RegionId, eni.ProfileName) = (RegionId, json.ProfileName);
        return eni;
    }
}
