using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Win32;
using Nic = System.Net.NetworkInformation.NetworkInterface;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Detects whether this machine is an ECS instance, without a request.</summary>
internal static class EcsInstanceDetector
{
    /// <summary>The address of the instance metadata service.</summary>
    public const string MetadataAddress = "100.100.100.200";

    private static readonly string[] FirmwareFiles = ["/sys/class/dmi/id/sys_vendor", "/sys/class/dmi/id/product_name"];

    private static readonly Lazy<bool> Detected = new(static () => HasVendorFirmware() || HasMetadataAddress());

    public static bool IsThisMachine() => Detected.Value;

    private static bool HasVendorFirmware() => OperatingSystem.IsWindows()
        ? IsVendor(Registry.GetValue(@"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\BIOS", "SystemManufacturer", null) as string)
        : FirmwareFiles.Where(File.Exists).Any(static file => IsVendor(ReadText(file)));

    private static bool IsVendor(string? text) => text?.Contains("Alibaba Cloud", StringComparison.OrdinalIgnoreCase) == true;

    // Some container platforms run a proxy of the metadata service, with its address on an interface of this machine.
    private static bool HasMetadataAddress()
    {
        try
        {
            var metadata = IPAddress.Parse(MetadataAddress);
            return Nic.GetAllNetworkInterfaces().SelectMany(static nic => nic.GetIPProperties().UnicastAddresses).Any(address => address.Address.Equals(metadata));
        }
        catch (NetworkInformationException)
        {
            return false;
        }
    }

    private static string ReadText(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return string.Empty;
        }
    }
}
