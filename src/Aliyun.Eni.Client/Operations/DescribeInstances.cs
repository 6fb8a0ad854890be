using System.Text.Json;
using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Client.Wire.Json;

namespace Aliyun.Eni.Client.Operations;

/// <summary>
/// DescribeInstances (ECS 2014-05-26), for the primary network interfaces of a security group: DescribeNetworkInterfaces finds secondary ones only.
/// </summary>
internal static class DescribeInstances
{
    private const int LargestPage = 100;

    private static readonly MemberTable<Interface> InterfaceMembers = new(
        static () => new(),
        ("NetworkInterfaceId", static (one, ref json) => one.NetworkInterfaceId = json.Id()),
        ("Type", static (one, ref json) => one.Type = json.SharedId()));

    private static readonly MemberTable<Instance> InstanceMembers = new(
        static () => new(),
        ("NetworkInterfaces", static (one, ref json) => one.Interfaces = json.List("NetworkInterface"u8, InterfaceMembers)));

    private static readonly MemberTable<Answer> Members = new(
        static () => new(),
        ("NextToken", static (answer, ref json) => answer.NextToken = json.Id()),
        ("Instances", static (answer, ref json) => answer.Instances = json.List("Instance"u8, InstanceMembers)));

    public static EcsRequest Request(string regionId, string securityGroupId, string? nextToken)
    {
        var query = new QueryParameters();
        query.Add("RegionId", regionId);
        query.Add("SecurityGroupId", securityGroupId);
        query.Add("MaxResults", LargestPage);
        query.Add("NextToken", nextToken);
        return new EcsRequest("DescribeInstances", EcsRequest.EcsVersion, query.ToString());
    }

    /// <summary>The primary network interfaces.</summary>
    /// <exception cref="JsonException">The text is no answer of this action.</exception>
    public static async Task<IdPage> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var answer = await WholeAnswer.ReadAsync(body, Members, cancellationToken).ConfigureAwait(false);
        if (answer.Instances is not { } instances)
        {
            throw new JsonException("The answer has no Instances.");
        }

        var primary = instances.SelectMany(static instance => instance.Interfaces ?? Enumerable.Empty<Interface>()).Where(static one => one.Type == "Primary");
        return new IdPage([.. primary.Select(static one => one.NetworkInterfaceId).OfType<string>()], answer.NextToken);
    }

    private sealed class Answer : ApiObject
    {
        public string? NextToken { get; set; }

        public ValueList<Instance>? Instances { get; set; }
    }

    private sealed class Instance : ApiObject
    {
        public ValueList<Interface>? Interfaces { get; set; }
    }

    private sealed class Interface : ApiObject
    {
        public string? NetworkInterfaceId { get; set; }

        public string? Type { get; set; }
    }
}
