using System.Management.Automation;

namespace Aliyun.Eni.Errors;

/// <summary>The error record of a failed request: its id is the service's code, its message the service's words with code and RequestId.</summary>
internal static class EcsErrorRecord
{
    /// <param name="error">What failed.</param>
    /// <param name="command">The name of the cmdlet. The engine appends the name of its class to the id, which no script should depend on.</param>
    /// <param name="target">What the error is about: a region, an id, an address.</param>
    /// <param name="goOn">How to go on, in a sentence of its own.</param>
    public static ErrorRecord Create(EcsException error, string command, object? target, string? goOn)
    {
        var rule = ErrorTable.Find(error.Code, error.Message);
        return new(error, $"{error.Code},{command}", rule.Category ?? StatusTable.Category(error.StatusCode), target)
        {
            ErrorDetails = new ErrorDetails(Message(error)) { RecommendedAction = string.Join(Environment.NewLine, new[] { AdviceText.For(error, rule.Advice), goOn }.OfType<string>()) },
        };
    }

    private static string Message(EcsException error)
    {
        var region = error.RegionId is null ? string.Empty : $"{error.RegionId}: ";
        var status = error.StatusCode is { } code ? $", HTTP {(int)code}" : string.Empty;
        var request = error.RequestId is null ? string.Empty : $", RequestId {error.RequestId}";
        var page = error.Page is null ? string.Empty : $", page {error.Page}";
        return $"{region}{error.Message} ({error.Code}{status}{request}{page})";
    }
}
