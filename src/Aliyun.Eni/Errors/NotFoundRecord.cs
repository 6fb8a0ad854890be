using System.Management.Automation;

namespace Aliyun.Eni.Errors;

/// <summary>The error record of an ID or address that no network interface has.</summary>
internal static class NotFoundRecord
{
    private const string Code = "Ali.NotFound";

    // Thousands of IDs may be missing.
    private static readonly ErrorRule Rule = ErrorTable.Find(Code, string.Empty);

    private const string Otherwise =
        "The ID of a network interface begins with eni-. Give a name with -NetworkInterfaceName, an address with -IpAddress, an instance with -InstanceId.";

    public static ErrorRecord Create(string kind, string value, string command)
    {
        var error = new ItemNotFoundException($"There is no network interface with the {kind} {value}.");
        return new(error, $"{Code},{command}", Rule.Category ?? ErrorCategory.ObjectNotFound, value)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = IsNoId(kind, value) ? Otherwise : Rule.Plain ?? string.Empty },
        };
    }

    private static bool IsNoId(string kind, string value) =>
        kind == nameof(NetworkInterface.NetworkInterfaceId) && !value.StartsWith("eni-", StringComparison.OrdinalIgnoreCase);
}
