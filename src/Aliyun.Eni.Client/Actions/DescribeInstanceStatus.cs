using System.Text.Json;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client.Actions;

/// <summary>DescribeInstances (ECS 2014-05-26), for the status of one instance, such as Running; <see langword="null"/> when it isn't listed.</summary>
internal sealed record DescribeInstanceStatus(string RegionId, string InstanceId) : ApiRequest<string?>(ApiService.Ecs, "DescribeInstances")
{
    // The list is JSON in one parameter.
    internal override void AddTo(QueryParameters query) => query.Add(RegionId).Add($"[\"{JsonEncodedText.Encode(InstanceId)}\"]", "InstanceIds").Add(10, "MaxResults");

    internal override string? Read(ref JsonCursor json) => json.Response(Response.Members).Instances.FirstOrDefault(one => one.InstanceId == InstanceId)?.Status;

    private sealed class Response : ApiObject
    {
        public static readonly ObjectReader<Response> Members = new(
            static () => new(),
            ("Instances", static (response, ref json) => response.Instances = json.RequiredList("Instance"u8, Instance.Members)))
        {
            Required = "Instances",
        };

        public ValueList<Instance> Instances { get; private set; } = ValueList<Instance>.Of([]);
    }

    private sealed class Instance : ApiObject
    {
        public static readonly ObjectReader<Instance> Members = new(
            static () => new(),
            ("InstanceId", static (instance, ref json) => instance.InstanceId = json.NonEmptyString()),
            ("Status", static (instance, ref json) => instance.Status = json.NonEmptyString()));

        public string? InstanceId { get; private set; }

        public string? Status { get; private set; }
    }
}
