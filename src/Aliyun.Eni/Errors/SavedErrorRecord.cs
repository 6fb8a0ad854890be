using System.Management.Automation;

namespace Aliyun.Eni.Errors;

/// <summary>The error records of saved responses: text that cannot be read, files that cannot, and errors that the service had answered.</summary>
internal static class SavedErrorRecord
{
    private const string Unreadable = "Ali.FileUnreadable";

    private const string Mend = "Mend the text at this place, or save the response anew.";

    private const string Save =
        "Save the response as it came, in JSON or XML: of the CLI without --output and --cli-query, of this module with Get-AliEni -AsPage | ConvertTo-Json -Depth 9.";

    public static ErrorRecord Create(SavedResponseException fault, string command) => new(fault, $"{fault.Code},{command}", ErrorCategory.InvalidData, fault.Path)
    {
        ErrorDetails = new ErrorDetails(fault.Message) { RecommendedAction = fault.Code == SavedResponseException.Malformed ? Mend : Save },
    };

    /// <param name="refusal">What the service said.</param>
    /// <param name="command">The name of the cmdlet.</param>
    /// <param name="path">The file that says so, where there is one.</param>
    public static ErrorRecord Create(EcsException refusal, string command, string? path)
    {
        var record = EcsErrorRecord.Create(refusal, command, path, goOn: null);
        if (path is not null)
        {
            record.ErrorDetails = new ErrorDetails($"{path}: {record.ErrorDetails.Message}") { RecommendedAction = record.ErrorDetails.RecommendedAction };
        }

        return record;
    }

    public static ErrorRecord Create(IOException error, string command, string path) => new(error, $"{Unreadable},{command}", ErrorCategory.ReadError, path);

    public static ErrorRecord Create(UnauthorizedAccessException error, string command, string path) =>
        new(error, $"{Unreadable},{command}", ErrorCategory.PermissionDenied, path);
}
