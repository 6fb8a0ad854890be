using System.Text.Json.Serialization;
using Aliyun.Eni.Benchmarks.Limit.Model;

namespace Aliyun.Eni.Benchmarks.Limit;

/// <summary>What source-generated System.Text.Json makes of an answer, written by the members' names and nothing else.</summary>
[JsonSerializable(typeof(BarePage))]
internal sealed partial class BareJson : JsonSerializerContext;
