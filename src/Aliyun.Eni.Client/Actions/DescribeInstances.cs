using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>
/// DescribeInstances (ECS 2014-05-26), for the primary ENIs of a security group: DescribeNetworkInterfaces finds only the secondary ones.
/// </summary>
internal sealed record DescribeInstances(string RegionId, string SecurityGroupId) : PagedRequest<IdPage>(ApiService.Ecs, nameof(DescribeInstances))
{
    internal override int? DefaultMaxResults => 100;

    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add(SecurityGroupId).Add(MaxResults).Add(NextToken);

    /// <summary>Reads the IDs of the primary ENIs.</summary>
    internal override IdPage Read(ref JsonCursor json)
    {
        var response = json.Response(Response.Members);
        var primary = response.Instances.SelectMany(static instance => instance.Interfaces).Where(static one => one.Type == "Primary");
        return new IdPage([.. primary.Select(static one => ResponseReader.RequireId(one.NetworkInterfaceId, nameof(Interface.NetworkInterfaceId)))], response.NextToken, response.RequestId);
    }

    private sealed class Response : ApiObject
    {
        public static readonly ObjectReader<Response> Members = new(
            static () => new(),
            ("RequestId", static (response, ref json) => response.RequestId = json.NonEmptyString()),
            ("NextToken", static (response, ref json) => response.NextToken = json.NextPageToken()),
            ("Instances", static (response, ref json) => response.Instances = json.RequiredList("Instance"u8, Instance.Members)))
        {
            Required = "Instances",
        };

        public string? RequestId { get; private set; }

        public string? NextToken { get; private set; }

        public ValueList<Instance> Instances { get; private set; } = ValueList<Instance>.Of([]);
    }

    private sealed class Instance : ApiObject
    {
        public static readonly ObjectReader<Instance> Members = new(
            static () => new(),
            ("NetworkInterfaces", static (instance, ref json) => instance.Interfaces = json.List("NetworkInterface"u8, Interface.Members) ?? instance.Interfaces));

        public ValueList<Interface> Interfaces { get; private set; } = ValueList<Interface>.Of([]);
    }

    private sealed class Interface : ApiObject
    {
        public static readonly ObjectReader<Interface> Members = new(
            static () => new(),
            ("NetworkInterfaceId", static (one, ref json) => one.NetworkInterfaceId = json.NonEmptyString()),
            ("Type", static (one, ref json) => one.Type = json.InternedNonEmptyString()));

        public string? NetworkInterfaceId { get; private set; }

        public string? Type { get; private set; }
    }
}
