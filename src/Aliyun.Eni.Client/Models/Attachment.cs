using Aliyun.Eni.Client.Json;
using System.Globalization;
using Aliyun.Eni.Client.Models;

namespace Aliyun.Eni;

/// <summary>How an ENI is attached (<c>Attachment</c>).</summary>
public sealed class Attachment : ApiObject
{
    internal static readonly ObjectReader<Attachment> Members = new(
        static () => new(),
        ("DeviceIndex", static (attachment, ref json) => attachment.DeviceIndex = json.Int32()),
        ("InstanceId", static (attachment, ref json) => attachment.InstanceId = json.NonEmptyString()),
        ("NetworkCardIndex", static (attachment, ref json) => attachment.NetworkCardIndex = json.Int32()),
        ("TrunkNetworkInterfaceId", static (attachment, ref json) => attachment.TrunkNetworkInterfaceId = json.NonEmptyString()));

    /// <summary>The index of the network interface device.</summary>
    public int? DeviceIndex { get; internal set; }

    /// <summary>The ID of the instance. Member and trunk ENIs carry it only here.</summary>
    public string? InstanceId { get; internal set; }

    /// <summary>The index of the network card.</summary>
    public int? NetworkCardIndex { get; internal set; }

    /// <summary>The ID of the trunk ENI a member ENI belongs to.</summary>
    public string? TrunkNetworkInterfaceId { get; internal set; }

    /// <summary>The members that are present, as <c>DeviceIndex=1;InstanceId=i-...</c>.</summary>
    public override string ToString() => DelimitedText.JoinPairs(Pairs());

    private IEnumerable<KeyValuePair<string, string?>> Pairs()
    {
        if (DeviceIndex is { } device)
        {
            yield return new(nameof(DeviceIndex), device.ToString(CultureInfo.InvariantCulture));
        }

        if (InstanceId is not null)
        {
            yield return new(nameof(InstanceId), InstanceId);
        }

        if (NetworkCardIndex is { } card)
        {
            yield return new(nameof(NetworkCardIndex), card.ToString(CultureInfo.InvariantCulture));
        }

        if (TrunkNetworkInterfaceId is not null)
        {
            yield return new(nameof(TrunkNetworkInterfaceId), TrunkNetworkInterfaceId);
        }
    }
}
