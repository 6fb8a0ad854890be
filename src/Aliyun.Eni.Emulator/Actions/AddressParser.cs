using System.Net;
using System.Net.Sockets;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Parses addresses as strictly as the service.</summary>
internal static class AddressParser
{
    /// <summary>The address, or null when the text isn't one of this family. IPAddress alone takes "10.1" for 10.0.0.1.</summary>
    public static IPAddress? TryParse(string text, AddressFamily family) =>
        IPAddress.TryParse(text, out var address)
        && address.AddressFamily == family
        && (family != AddressFamily.InterNetwork || text.Count(letter => letter == '.') == 3)
            ? address
            : null;
}
