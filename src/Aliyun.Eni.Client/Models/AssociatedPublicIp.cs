using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni;

/// <summary>An elastic IP address (EIP) associated with a private address (<c>AssociatedPublicIp</c>).</summary>
public sealed class AssociatedPublicIp : ApiObject
{
    internal static readonly ObjectReader<AssociatedPublicIp> Members = new(
        static () => new(),
        ("AllocationId", static (eip, ref json) => eip.AllocationId = json.NonEmptyString()),
        ("PublicIpAddress", static (eip, ref json) => eip.PublicIpAddress = json.NonEmptyString()));

    /// <summary>The ID of the EIP.</summary>
    public string? AllocationId { get; internal set; }

    /// <summary>The public IP address.</summary>
    public string? PublicIpAddress { get; internal set; }

    /// <summary>The <see cref="PublicIpAddress"/>, else the <see cref="AllocationId"/>.</summary>
    public override string ToString() => PublicIpAddress ?? AllocationId ?? string.Empty;
}
