using System.Management.Automation;

namespace Aliyun.Eni.Errors;

/// <summary>The error record of an ID or address that no network interface has.</summary>
internal static class NotFoundRecord
{
    private const string Code = "Ali.NotFound";

    // Thousands of IDs may be missing.
    private static readonly ErrorRule Rule = ErrorTable.Find(Code, string.Empty);

    public static ErrorRecord Create(string kind, string value, string command)
    {
        var error = new ItemNotFoundException($"There is no network interface with the {kind} {value}.");
        return new(error, $"{Code},{command}", Rule.Category ?? ErrorCategory.ObjectNotFound, value)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = Rule.Plain ?? string.Empty },
        };
    }
}
