using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace Aliyun.Eni.Completion;

/// <summary>True or false. From a $ on the engine completes the name of a variable by itself, and asks nobody.</summary>
internal sealed class BooleanCompleter : IArgumentCompleter
{
    private static readonly string[] Values = ["$true", "$false"];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Values.Where(value => value.Contains(wordToComplete ?? string.Empty, StringComparison.OrdinalIgnoreCase))
            .Select(static value => new CompletionResult(value, value, CompletionResultType.ParameterValue, value))
            .ToArray();
}
