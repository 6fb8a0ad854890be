using System.Buffers;
using System.Management.Automation;

namespace Aliyun.Eni.Completion;

/// <summary>A value that may be meant.</summary>
/// <param name="Value">The value.</param>
/// <param name="Label">What a person calls it; it is found by that too, where no value matches.</param>
/// <param name="ToolTip">What else is known of it; asked for when it is offered.</param>
internal readonly record struct Candidate(string Value, string? Label = null, Func<string>? ToolTip = null)
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 256).Select(static code => (char)code).Where(char.IsControl)]);

    private string Text => Plain(string.IsNullOrEmpty(Label) ? Value : $"{Value}  {Label}");

    /// <summary>As the engine wants it: none of the three texts may be empty.</summary>
    /// <param name="typed">What is to stand on the command line.</param>
    public CompletionResult Result(string typed) =>
        new(typed, Text, CompletionResultType.ParameterValue, ToolTip?.Invoke() is { Length: > 0 } tip ? Plain(tip) : Text);

    // Names and tags are anybody's text: a line break would spoil the menu, an escape sequence more than that.
    private static string Plain(string text) => text.AsSpan().ContainsAny(Controls) ? string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)) : text;
}
