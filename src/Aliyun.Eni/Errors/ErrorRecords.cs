using System.Management.Automation;
using System.Security;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Errors;

/// <summary>
/// Creates the error records of the cmdlets: the ID is the code with the cmdlet's name, the recommended action comes from the error catalog.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>The code of an ID or address that no network interface has.</summary>
    public const string NotFoundCode = "Ali.NotFound";

    private const string FixText = "Fix the text at this position, or save the response again.";

    private const string SaveUnchanged =
        "Save the response unchanged as JSON or XML. With the CLI, omit --output and --cli-query. With this module, use Get-AliEni -AsPage | ConvertTo-Json -Depth 9.";

    /// <summary>
    /// Whether an exception that no other handler expects is the error of one region or network interface: the others continue. Cancellation and a lack
    /// of memory end the command.
    /// </summary>
    public static bool IsUnexpected(Exception error) => error is not OperationCanceledException && (TransportErrors.Includes(error)
        || error is IndexOutOfRangeException or InvalidCastException or NullReferenceException or KeyNotFoundException or UnauthorizedAccessException or SecurityException);

    /// <summary>Whether an exception is the error of one region or network interface: a failed request, missing credentials, or an unexpected exception.</summary>
    public static bool IsFailure(Exception error) => error is ApiException or CredentialException || IsUnexpected(error);

    /// <summary>The failure of a request that ended with such an exception.</summary>
    public static ApiException Unexpected(Exception error, ErrorContext context) => new("Ali.UnexpectedFailure", Redaction.Clean(error.Message), context, error);

    /// <summary>A request that failed; its message is the service's, with region, code, HTTP status and RequestId.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="command">The name of the cmdlet. The engine appends the name of its class to the ID, which no script should depend on.</param>
    /// <param name="target">The region, ID or address that the failure is about.</param>
    /// <param name="resume">The sentence that says how to resume, if one can.</param>
    /// <param name="subject">What the message begins with; <see langword="null"/> for the region.</param>
    public static ErrorRecord Create(ApiException error, string command, object? target, string? resume = null, string? subject = null)
    {
        var entry = ErrorCatalog.Find(error.Code, error.Message);
        var action = error.Code == NotFoundCode && target is string id && ResourceIds.IsForeign(id) ? NotAnIdAction(id) : RecommendedActions.Format(error, entry.RecommendedAction);
        string?[] actions = [action, resume];
        return Create(
            error,
            error.Code,
            command,
            entry.Category ?? ErrorCatalog.CategoryOf(error.StatusCode),
            target,
            Message(error, Subject(error, subject ?? error.RegionId ?? error.Action)),
            string.Join(Environment.NewLine, actions.OfType<string>()));
    }

    /// <summary>The same failure in several regions, as one record whose target is the list of regions.</summary>
    public static ErrorRecord Create(IReadOnlyList<ApiException> errors, string command)
    {
        string[] regions = [.. errors.Select(static error => error.RegionId).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return regions is [var only] ? Create(errors[0], command, only) : Create(errors[0], command, regions, subject: $"{regions.Length} regions ({string.Join(", ", regions)})");
    }

    /// <summary>A setting that is missing or invalid.</summary>
    public static ErrorRecord Create(ConfigurationException error, string command, object? target)
    {
        var entry = ErrorCatalog.Find(error.ErrorId, error.Message);
        return Create(error, error.ErrorId, command, entry.Category ?? ErrorCategory.InvalidArgument, target, error.Message, error.Remedy ?? RecommendedActions.WithoutFacts(entry.RecommendedAction));
    }

    /// <summary>A network interface that didn't reach the awaited state in time.</summary>
    public static ErrorRecord Create(EniTimeoutException error, string command, string networkInterfaceId)
    {
        var entry = ErrorCatalog.Find(error.AdviceCode, error.Message);
        return Create(error, "Ali.WaitTimeout", command, ErrorCategory.OperationTimeout, networkInterfaceId, error.Message, entry.RecommendedAction);
    }

    /// <summary>An ID or address that no network interface has.</summary>
    /// <param name="parameter">The parameter that named it.</param>
    /// <param name="value">The ID or address.</param>
    /// <param name="where">The regions that were searched.</param>
    /// <param name="command">The name of the cmdlet.</param>
    public static ErrorRecord NotFound(string parameter, string value, IReadOnlyCollection<string> where, string command)
    {
        var what = parameter == nameof(NetworkInterface.NetworkInterfaceId) ? "ID" : "address";
        var error = new ItemNotFoundException($"No network interface with {what} {Redaction.Shorten(value)} was found{Where(where)}.");
        var entry = ErrorCatalog.Find(NotFoundCode, string.Empty);
        return Create(error, NotFoundCode, command, ErrorCategory.ObjectNotFound, value, error.Message, what == "ID" && ResourceIds.IsForeign(value) ? NotAnIdAction(value) : entry.RecommendedAction);
    }

    /// <summary>A pipeline object that names no network interface and, where regions are accepted, no region.</summary>
    public static ErrorRecord InvalidInput(object? input, string command, bool acceptsRegions = false)
    {
        var text = input is null ? "$null" : input is PSCustomObject ? "The input object" : input is string line && string.IsNullOrWhiteSpace(line) ? "An empty line" : Redaction.Quote(input);
        return acceptsRegions
            ? Invalid("Ali.NotAnEni", $"{text} isn't a network interface, a network interface ID or a region of Get-AliRegion.", command, input)
            : Invalid("Ali.NotAnEni", $"{text} isn't a network interface or a network interface ID.", command, input, adviceCode: "Ali.NotATarget");
    }

    /// <summary>Parameters that are invalid by themselves or together.</summary>
    public static ErrorRecord Invalid(string code, string message, string command, object? target = null, string? adviceCode = null) => Create(
        new PSArgumentException(message), code, command, ErrorCategory.InvalidArgument, target, message, ErrorCatalog.Find(adviceCode ?? code, message).RecommendedAction);

    /// <summary>Text that isn't a saved response.</summary>
    public static ErrorRecord Create(SavedResponseException error, string command) => Create(
        error, error.Code, command, ErrorCategory.InvalidData, error.Path, error.Message, error.Code == SavedResponseException.Malformed ? FixText : SaveUnchanged);

    /// <summary>A file that can't be read.</summary>
    public static ErrorRecord Unreadable(Exception error, string path, string command) => Create(
        error,
        "Ali.FileUnreadable",
        command,
        error is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.ReadError,
        path,
        error.Message.Contains(path, StringComparison.Ordinal) ? error.Message : $"{path}: {error.Message}",
        ErrorCatalog.Find("Ali.FileUnreadable", string.Empty).RecommendedAction);

    /// <summary>A path that matches no file. The ID and the category are those of Get-Content.</summary>
    public static ErrorRecord NoMatch(string path, string command)
    {
        var error = new ItemNotFoundException(WildcardText.IsValid(path) ? $"No file matches {Redaction.Quote(path)}." : $"{Redaction.Quote(path)} isn't a valid wildcard.");
        return Create(error, "ItemNotFound", command, ErrorCategory.ObjectNotFound, path, error.Message, "Check the path. If it contains brackets, use -LiteralPath.");
    }

    /// <summary>The ID or address that the service refused; otherwise the region.</summary>
    public static object? TargetOf(ApiException error)
    {
        KeyValuePair<string, string>[] sent = [.. SentParameters.Of(error).Where(static one => IsResource(NameOf(one.Key)))];

        // The longest: a sentence about 10.0.0.18 contains 10.0.0.1 too.
        var named = sent.Select(static one => one.Value).Where(value => error.Message.Contains(value, StringComparison.OrdinalIgnoreCase)).MaxBy(static value => value.Length);
        return named ?? OnlyValueOf(ParameterOf(error.Code), sent) ?? error.RegionId;
    }

    private static string NotAnIdAction(string id) => ResourceIds.ParameterOf(id) is { } parameter
        ? $"To find the network interfaces of {Redaction.Shorten(id)}, use Get-AliEni -{parameter}."
        : "Specify an ID that starts with eni-. To find a network interface by name, address or instance, use Get-AliEni with -Name, -IpAddress or -InstanceId.";

    private static bool IsResource(string parameter) =>
        parameter != "RegionId" && (parameter.EndsWith("Id", StringComparison.Ordinal) || parameter.EndsWith("Address", StringComparison.Ordinal));

    private static string? OnlyValueOf(string parameter, KeyValuePair<string, string>[] sent) =>
        Array.FindAll(sent, one => NameOf(one.Key) == parameter) is [var only] ? only.Value : null;

    private static string NameOf(string key) => key.Split('.')[0];

    /// <summary>The parameter that a code such as InvalidVpcId.NotFound is about.</summary>
    private static string ParameterOf(string code) => code.Split('.')[0] switch
    {
        "InvalidEniId" => "NetworkInterfaceId",
        "InvalidEcsId" or "InvalidInstanceID" => "InstanceId",
        "InvalidVpc" => "VpcId",
        "InvalidResourceGroup" => "ResourceGroupId",
        var other => other.StartsWith("Invalid", StringComparison.Ordinal) ? other["Invalid".Length..] : string.Empty,
    };

    private static ErrorRecord Create(Exception error, string code, string command, ErrorCategory category, object? target, string message, string? action) =>
        new(error, $"{code},{command}", category, target)
        {
            ErrorDetails = new ErrorDetails(TerminalText.Sanitize(message, isMultiline: true)) { RecommendedAction = TerminalText.Sanitize(action ?? string.Empty, isMultiline: true) },
        };

    // An account that was named: others may have succeeded.
    private static string? Subject(ApiException error, string? where) => error.ProfileName is not { } profile ? where
        : where is null ? $"Profile {Redaction.Shorten(profile)}"
        : $"{where}, profile {Redaction.Shorten(profile)}";

    private static string Message(ApiException error, string? subject)
    {
        var status = error.StatusCode is { } code ? $", HTTP {(int)code}" : string.Empty;
        var request = error.RequestId is null ? string.Empty : $", RequestId {error.RequestId}";

        // The first page is the whole of most listings.
        var page = error.Page is > 1 ? $", page {error.Page}" : string.Empty;
        return $"{(subject is null ? string.Empty : $"{subject}: ")}{error.Message} ({error.Code}{status}{request}{page})";
    }

    private static string Where(IReadOnlyCollection<string> regions) => regions.Count switch
    {
        0 => string.Empty,
        <= 3 => $" in {string.Join(", ", regions)}",
        _ => $" in {regions.Count} regions",
    };
}
