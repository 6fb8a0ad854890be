using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Errors;

/// <summary>The command that resumes a listing after the page that failed: the parameters of its request, then the others of the cmdlet.</summary>
internal static class ResumeCommand
{
    private const string RunAgain =
        "Run the command again. A listing by tag or security group can't be resumed, because its extra lookups run only for a complete listing.";

    /// <summary>Parameters that select pages or aren't part of a listing.</summary>
    private static readonly string[] Paging = ["First", "Skip", "IncludeTotalCount", "ThrottleLimit", "PageNumber", "PageSize", "NextToken", "InputObject"];

    /// <summary>Formats the sentence that says how to resume.</summary>
    /// <param name="error">What failed.</param>
    /// <param name="bound">The bound parameters of the cmdlet.</param>
    /// <param name="rest">What is still to be skipped and to be taken; <see langword="null"/> if other regions share it.</param>
    /// <returns>The sentence; <see langword="null"/> if there is nothing to resume from.</returns>
    public static string? Format(ApiException error, IReadOnlyDictionary<string, object> bound, (ulong Skip, ulong First)? rest = null)
    {
        if (error.NextToken is not { } token || IsAboutToken(error))
        {
            return null;
        }

        ILookup<string, KeyValuePair<string, string>> sent = SentParameters.Of(error).ToLookup(static one => one.Key.Split('.')[0], StringComparer.Ordinal);
        var isCompleted = sent.Contains("Tag") || (sent.Contains("SecurityGroupId") && sent["Type"].All(static type => type.Value == "Primary"));
        return isCompleted && !bound.ContainsKey("NextToken") ? RunAgain
            : $"Resume with: {string.Join(' ', [.. Words(error, sent, bound), .. Window(rest)])} -NextToken {PowerShellLiteral.Quote(token)}";
    }

    // A token that the service refused can't be resumed from.
    private static bool IsAboutToken(ApiException error) =>
        error.StatusCode == System.Net.HttpStatusCode.BadRequest && (error.Code + error.Message).Contains("NextToken", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Words(
        ApiException error, ILookup<string, KeyValuePair<string, string>> sent, IReadOnlyDictionary<string, object> bound) =>
    [
        "Get-AliEni",
        .. Word("RegionId", error.RegionId),
        .. Word("ProfileName", error.ProfileName),
        .. sent.Where(static one => one.Key is not ("RegionId" or "MaxResults") && !Paging.Contains(one.Key)).SelectMany(static one => Word(one.Key, Sent(one))),
        .. bound.Where(one => !sent.Contains(one.Key) && one.Key is not ("RegionId" or "ProfileName") && !Paging.Contains(one.Key) && !Cmdlet.CommonParameters.Contains(one.Key))
            .Concat(bound.Where(static one => one.Key == "MaxResults"))
            .DistinctBy(static one => one.Key, StringComparer.Ordinal)
            .SelectMany(static one => Word(one.Key, one.Value)),
    ];

    private static IEnumerable<string> Window((ulong Skip, ulong First)? rest) => rest is not var (skip, first) ? [] :
    [
        .. Word("Skip", skip == 0 ? null : skip),
        .. Word("First", first == ulong.MaxValue ? null : first),
    ];

    private static object Sent(IGrouping<string, KeyValuePair<string, string>> parameter) => parameter.Key switch
    {
        "Tag" => Tags(parameter),
        "ServiceManaged" => parameter.First().Value == "true",
        _ => parameter.Select(static one => one.Value).ToArray(),
    };

    private static OrderedDictionary Tags(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var tags = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var tag in parameters.GroupBy(static one => one.Key.Split('.')[1], StringComparer.Ordinal))
        {
            var parts = tag.ToDictionary(static one => one.Key.Split('.')[2], static one => one.Value, StringComparer.Ordinal);
            tags.Add(parts["Key"], parts.GetValueOrDefault("Value"));
        }

        return tags;
    }

    private static string[] Word(string name, object? value) => PSValue.Unwrap(value) switch
    {
        null or SwitchParameter { IsPresent: false } => [],
        SwitchParameter => [$"-{name}"],

        // A secret is never written.
        PSCredential => [$"-{name} $credential"],
        var other => [$"-{name} {Literal(other)}"],
    };

    private static string Literal(object? value) => PSValue.Unwrap(value) switch
    {
        null => "$null",
        string text => PowerShellLiteral.Word(text),
        bool flag => flag ? "$true" : "$false",
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        IDictionary map => $"@{{ {string.Join("; ", map.Cast<DictionaryEntry>().Select(static one => $"{PowerShellLiteral.Quote($"{one.Key}")} = {Quoted(one.Value)}"))} }}",
        IEnumerable list => string.Join(',', list.Cast<object?>().Select(Literal)),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(object? value) => value is string text ? PowerShellLiteral.Quote(text) : Literal(value);
}
