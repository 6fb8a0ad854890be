using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aliyun.Eni.Session;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Completion;

/// <summary>
/// Completes a tag key, or key=value, to a whole hashtable: inside <c>@{ }</c> the engine calls no completer, it completes the properties of the type.
/// </summary>
internal sealed class TagCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = CompletionWord.Parse(wordToComplete).Text.TrimStart('@', '{', ' ').Split('=', 2, StringSplitOptions.TrimEntries);
        var tags = RunspaceState.Current.CompletionCache.Tags.OrderBy(static tag => tag.Key, StringComparer.OrdinalIgnoreCase).ToArray();
        var results = typed is [var key, var value]
            ? tags.Where(tag => tag.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).SelectMany(tag => ValuesOf(tag, new CompletionWord(null, value)))
            : new CompletionWord(null, typed[0]).Filter(tags, static tag => tag.Key)
                .SelectMany(tag => commandName == "Get-AliEni" ? ValuesOf(tag, CompletionWord.Empty).Append(Result(tag.Key, "$null", "any value")) : ValuesOf(tag, CompletionWord.Empty));
        return [.. results.Take(ParameterValueCompleter.MaxResults)];
    }

    private static IEnumerable<CompletionResult> ValuesOf(KeyValuePair<string, string[]> tag, CompletionWord word) =>
        word.Filter([.. tag.Value.Order(StringComparer.OrdinalIgnoreCase)], static value => value).Select(value => Result(tag.Key, PowerShellLiteral.Quote(value), value));

    private static CompletionResult Result(string key, string value, string shown)
    {
        var isName = char.IsAsciiLetter(key[0]) && key.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return new CompletionItem($"{key} = {shown}").ToResult($"@{{ {(isName ? key : PowerShellLiteral.Quote(key))} = {value} }}");
    }
}
