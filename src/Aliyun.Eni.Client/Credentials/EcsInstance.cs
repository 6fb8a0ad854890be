using System.Net;
using System.Net.NetworkInformation;
using Microsoft.Win32;
using Nic = System.Net.NetworkInformation.NetworkInterface;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Whether this machine is an ECS instance, told without asking the network.</summary>
internal static class EcsInstance
{
    private static readonly IPAddress Metadata = IPAddress.Parse("100.100.100.200");

    private static readonly string[] FirmwareFiles = ["/sys/class/dmi/id/sys_vendor", "/sys/class/dmi/id/product_name"];

    private static readonly Lazy<bool> Answer = new(Tell);

    public static bool IsThisMachine() => Answer.Value;

    private static bool Tell() => FirmwareSaysSo() || AddressIsHere();

    private static bool FirmwareSaysSo() => OperatingSystem.IsWindows()
        ? IsVendor(Registry.GetValue(@"HKEY_LOCAL_MACHINE\HARDWARE\DESCRIPTION\System\BIOS", "SystemManufacturer", null) as string)
        : FirmwareFiles.Where(File.Exists).Any(static file => IsVendor(Text(file)));

    private static bool IsVendor(string? text) => text?.Contains("Alibaba Cloud", StringComparison.OrdinalIgnoreCase) == true;

    // A proxy of the metadata service, as some container platforms run, holds its address on an interface of this machine.
    private static bool AddressIsHere()
    {
        try
        {
            return Nic.GetAllNetworkInterfaces().SelectMany(static nic => nic.GetIPProperties().UnicastAddresses).Any(static address => address.Address.Equals(Metadata));
        }
        catch (NetworkInformationException)
        {
            return false;
        }
    }

    private static string Text(string file)
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
