using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Text;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Formatting;

/// <summary>The values that Aliyun.Eni.Types.ps1xml and Aliyun.Eni.Format.ps1xml show of a network interface.</summary>
public static class DisplayValues
{
    private const int DaysPerYear = 365;

    /// <summary>Gets the time since the creation of a network interface, as a TimeSpan; <see langword="null"/> if the creation time is unknown.</summary>
    /// <param name="instance">The network interface.</param>
    public static object? Age(PSObject instance) => Eni(instance)?.CreationTime is { } created ? DateTime.Now - created : null;

    /// <summary>Gets the first public IPv4 address of a network interface.</summary>
    /// <param name="instance">The network interface.</param>
    public static object? PublicIp(PSObject instance) => Eni(instance) is not { } eni
        ? null
        : eni.AssociatedPublicIp?.PublicIpAddress ?? eni.PrivateIpSets.Select(static set => set.AssociatedPublicIp?.PublicIpAddress).FirstOrDefault(static address => address is not null);

    /// <summary>Formats the status of a network interface in color, unless the colors would go into a file that another shell redirects to.</summary>
    /// <param name="instance">The network interface.</param>
    /// <param name="style">The variable PSStyle.</param>
    public static string? Status(PSObject instance, PSObject style)
    {
        var status = Eni(instance)?.Status;
        if (status is null || (style.Properties["OutputRendering"].Value?.ToString() == "Host" && Console.IsOutputRedirected))
        {
            return status;
        }

        var color = KnownValues.NormalizeCase(status, KnownValues.Statuses) switch
        {
            "InUse" => "Green",
            "Available" => "Yellow",
            "CreateFailed" => "Red",
            _ => "Cyan",
        };
        return $"{PSObject.AsPSObject(style.Properties["Foreground"].Value).Properties[color].Value}{status}{style.Properties["Reset"].Value}";
    }

    /// <summary>Formats the age of a network interface in its largest unit, such as 5m, 12h, 30d, 20w or 2y.</summary>
    /// <param name="instance">The network interface.</param>
    public static string? ShortAge(PSObject instance) => Age(instance) is not TimeSpan age ? null : age.TotalDays switch
    {
        >= DaysPerYear => Format(age.TotalDays / DaysPerYear, 'y'),
        >= 100 => Format(age.TotalDays / 7, 'w'),
        >= 1 => Format(age.TotalDays, 'd'),
        >= 1.0 / 24 => Format(age.TotalHours, 'h'),
        _ => Format(Math.Max(0, age.TotalMinutes), 'm'),
    };

    /// <summary>Gets the zone of a network interface, such as cn-hangzhou-g; its region if the zone is unknown.</summary>
    /// <param name="instance">The network interface.</param>
    public static object? Zone(PSObject instance) => Eni(instance) is { } eni ? eni.ZoneId ?? eni.RegionId : null;

    /// <summary>Formats an address with a mark if it is a primary or a public one.</summary>
    /// <param name="instance">A row of Get-AliEniAddress.</param>
    public static string? Address(PSObject instance) => instance.BaseObject is not EniAddress address ? null
        : address.Kind == EniAddressKind.Public ? $"{address.IpAddress} public"
        : address.Primary == true ? $"{address.IpAddress} primary"
        : $"{address.IpAddress}";

    /// <summary>Formats a text of the service without control characters, which a terminal would execute.</summary>
    /// <param name="text">The text.</param>
    public static string? Plain(object? text) => text?.ToString() is { } value ? TerminalText.Sanitize(value) : null;

    /// <summary>Formats the tags of a network interface, each on its line.</summary>
    /// <param name="instance">The network interface.</param>
    public static string Tags(PSObject instance) => Eni(instance) is not { } eni
        ? string.Empty
        : string.Join('\n', eni.Tags.Select(static tag => TerminalText.Sanitize(tag.Value is null ? tag.Key : $"{tag.Key}={tag.Value}")));

    private static NetworkInterface? Eni(PSObject instance) => instance.BaseObject as NetworkInterface;

    private static string Format(double count, char unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(count):0}{unit}");
}
