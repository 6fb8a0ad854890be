using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Aliyun.Eni.Completion;

/// <summary>
/// Completes an argument from values that are known without asking anybody. An answer without values keeps the engine from offering file names instead.
/// </summary>
internal abstract class ValueCompleter : IArgumentCompleter
{
    /// <summary>How many are offered: nobody reads more, and all are searched when more is typed.</summary>
    public const int Most = 1000;

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = Word.Of(wordToComplete);
        var given = Given(fakeBoundParameters?[parameterName]);
        IReadOnlyList<Candidate> candidates = [.. Candidates(parameterName).Where(one => one.Value.Length > 0 && (one.Value == word.Text || !given.Contains(one.Value)))];
        var matching = word.Among(candidates, static one => one.Value);

        // Who types a name where an ID is wanted means the ID.
        var meant = matching.Count > 0 ? matching : word.Among(candidates, static one => one.Label ?? string.Empty);
        return [.. meant.Take(Most).Select(one => one.Result(word.Complete(one.Value)))];
    }

    /// <summary>Every value there is, in the order it is to be shown in.</summary>
    protected abstract IEnumerable<Candidate> Candidates(string parameterName);

    // What stands in the list already is not offered again.
    private static HashSet<string> Given(object? bound) => (bound is PSObject wrapped ? wrapped.BaseObject : bound) is IEnumerable list and not string
        ? [.. list.Cast<object?>().Select(static one => one?.ToString()).OfType<string>()]
        : [];
}
