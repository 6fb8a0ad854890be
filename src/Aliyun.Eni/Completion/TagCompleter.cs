using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Aliyun.Eni.Session;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Completion;

/// <summary>
/// Makes a hashtable of a key, or of key=value: inside <c>@{ }</c> the engine asks no completer (it looks at the type of the parameter and completes the
/// names of its properties), so the whole of it is offered before it is begun.
/// </summary>
internal sealed class TagCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var typed = Word.Of(wordToComplete).Text.TrimStart('@', '{', ' ').Split('=', 2, StringSplitOptions.TrimEntries);
        var tags = RunspaceSeen.Current.Tags.OrderBy(static tag => tag.Key, StringComparer.OrdinalIgnoreCase).ToArray();
        var offers = typed is [var key, var value]
            ? tags.Where(tag => tag.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).SelectMany(tag => OfKey(tag, new Word(null, value)))
            : new Word(null, typed[0]).Among(tags, static tag => tag.Key).SelectMany(static tag => OfKey(tag, Word.Empty).Append(Offer(tag.Key, "$null", "any value")));
        return [.. offers.Take(ValueCompleter.Most)];
    }

    private static IEnumerable<CompletionResult> OfKey(KeyValuePair<string, string[]> tag, Word word) =>
        word.Among([.. tag.Value.Order(StringComparer.OrdinalIgnoreCase)], static value => value).Select(value => Offer(tag.Key, PowerShellLiteral.Quote(value), value));

    private static CompletionResult Offer(string key, string value, string shown)
    {
        var isName = char.IsAsciiLetter(key[0]) && key.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
        return new Candidate($"{key} = {shown}").Result($"@{{ {(isName ? key : PowerShellLiteral.Quote(key))} = {value} }}");
    }
}
