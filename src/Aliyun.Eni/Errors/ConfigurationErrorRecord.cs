using System.Management.Automation;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Errors;

/// <summary>The error record of a command that cannot start; the advice is the command or step that mends it.</summary>
internal static class ConfigurationErrorRecord
{
    public static ErrorRecord Create(ConfigurationException error, string command, object? target)
    {
        var rule = ErrorTable.Find(error.ErrorId, error.Message);
        return new(error, $"{error.ErrorId},{command}", rule.Category ?? ErrorCategory.InvalidArgument, target)
        {
            ErrorDetails = new ErrorDetails(error.Message) { RecommendedAction = error.Remedy ?? rule.Plain ?? string.Empty },
        };
    }
}
