namespace Aliyun.Eni;

/// <summary>
/// An address of an ENI, with properties of the ENI. A member that the service didn't send is <see langword="null"/>.
/// </summary>
public sealed class EniAddress
{
    private readonly NetworkInterface _eni;

    internal EniAddress(NetworkInterface eni, string ipAddress, string kind)
    {
        _eni = eni;
        IpAddress = new IpAddressText(ipAddress);
        Kind = kind;
    }

    /// <summary>The address, or the CIDR block of a prefix, as the service sent it. It compares and sorts by number.</summary>
    public IpAddressText IpAddress { get; }

    /// <summary>The kind of address: IPv4 (a private address), IPv6, Public (a public IPv4 address), IPv4Prefix or IPv6Prefix.</summary>
    public string Kind { get; }

    /// <summary>Whether it is the primary private or IPv6 address; <see langword="null"/> for the others, and if the service doesn't send it.</summary>
    public bool? Primary { get; internal init; }

    /// <summary>The private address that is associated with a public address.</summary>
    public string? PrivateIpAddress { get; internal init; }

    /// <summary>The public address that is associated with a private address.</summary>
    public string? PublicIpAddress { get; internal init; }

    /// <summary>The ID of the elastic IP address (EIP): of a public address, and of the private one behind it.</summary>
    public string? AllocationId { get; internal init; }

    /// <summary>The private domain name of a private address.</summary>
    public string? PrivateDnsName { get; internal init; }

    /// <inheritdoc cref="NetworkInterface.NetworkInterfaceId"/>
    public string? NetworkInterfaceId => _eni.NetworkInterfaceId;

    /// <inheritdoc cref="NetworkInterface.NetworkInterfaceName"/>
    public string? NetworkInterfaceName => _eni.NetworkInterfaceName;

    /// <inheritdoc cref="NetworkInterface.Status"/>
    public string? Status => _eni.Status;

    /// <inheritdoc cref="NetworkInterface.Type"/>
    public string? Type => _eni.Type;

    /// <inheritdoc cref="NetworkInterface.AttachedInstanceId"/>
    public string? AttachedInstanceId => _eni.AttachedInstanceId;

    /// <inheritdoc cref="NetworkInterface.MacAddress"/>
    public string? MacAddress => _eni.MacAddress;

    /// <inheritdoc cref="NetworkInterface.SecurityGroupIds"/>
    public ValueList<string> SecurityGroupIds => _eni.SecurityGroupIds;

    /// <inheritdoc cref="NetworkInterface.VpcId"/>
    public string? VpcId => _eni.VpcId;

    /// <inheritdoc cref="NetworkInterface.VSwitchId"/>
    public string? VSwitchId => _eni.VSwitchId;

    /// <inheritdoc cref="NetworkInterface.ZoneId"/>
    public string? ZoneId => _eni.ZoneId;

    /// <inheritdoc cref="NetworkInterface.RegionId"/>
    public string? RegionId => _eni.RegionId;

    /// <inheritdoc cref="NetworkInterface.ProfileName"/>
    public string? ProfileName => _eni.ProfileName;

    /// <inheritdoc cref="NetworkInterface.Tags"/>
    public TagMap Tags => _eni.Tags;

    /// <summary>
    /// The addresses of an ENI: the private ones, primary first, each followed by the public one in front of it; the IPv6 ones, primary first; the
    /// prefixes. An ENI without any has none.
    /// </summary>
    /// <param name="eni">The ENI.</param>
    /// <returns>The addresses.</returns>
    public static IEnumerable<EniAddress> Of(NetworkInterface eni)
    {
        ArgumentNullException.ThrowIfNull(eni);
        return EniAddresses.Of(eni);
    }

    /// <summary>The <see cref="IpAddress"/>.</summary>
    public override string ToString() => IpAddress.ToString();
}
