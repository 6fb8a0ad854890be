using System.Management.Automation;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Completion;

/// <summary>A value that completion can offer.</summary>
/// <param name="Value">The value.</param>
/// <param name="DisplayName">Its display name, which is searched if no value matches.</param>
/// <param name="ToolTip">Creates the tool tip when the value is offered.</param>
internal readonly record struct CompletionItem(string Value, string? DisplayName = null, Func<string>? ToolTip = null)
{
    /// <summary>Whether the value is an expression, such as $true, that isn't quoted.</summary>
    public bool IsExpression { get; init; }

    /// <summary>Whether the value can stand on a command line: it isn't empty, and has nothing that a terminal would execute.</summary>
    public bool IsTypable => Value.Length > 0 && TerminalText.IsSafe(Value);

    private string ListItem => TerminalText.Sanitize(string.IsNullOrEmpty(DisplayName) ? Value : $"{Value}  {DisplayName}");

    /// <summary>Creates the result for a completed text; the engine refuses empty texts.</summary>
    public CompletionResult ToResult(string text) =>
        new(text, ListItem, CompletionResultType.ParameterValue, ToolTip?.Invoke() is { Length: > 0 } tip ? TerminalText.Sanitize(tip) : ListItem);
}
