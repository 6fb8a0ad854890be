using System.Management.Automation;
using System.Management.Automation.Language;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Pipeline;

/// <summary>Finds a pipeline whose next command would get nothing.</summary>
internal static class PipelineInput
{
    public const string PassThruMissing = "Ali.PassThruMissing";

    /// <summary>
    /// What is wrong if the command directly before this one changes network interfaces without -PassThru; <see langword="null"/> when nothing is. All
    /// commands of a pipeline begin before the first one sends a request, so nothing has been changed yet.
    /// </summary>
    /// <param name="command">The command that has just begun.</param>
    public static string? Problem(InvocationInfo command) => RunspaceState.Current.CommandWithoutOutput is { } previous && IsNext(previous, command)
        ? $"{previous.MyCommand.Name} writes no network interfaces to {command.MyCommand.Name} without -PassThru. Nothing was changed. Add -PassThru to {previous.MyCommand.Name}."
        : null;

    // The position in a pipeline isn't enough: a command may run other pipelines while it processes input.
    private static bool IsNext(InvocationInfo previous, InvocationInfo command)
    {
        if (previous.ScriptName != command.ScriptName || (previous.PipelinePosition + 1, previous.PipelineLength) != (command.PipelinePosition, command.PipelineLength))
        {
            return false;
        }

        // From the start of the previous command to the start of this one, on one line or two.
        var (start, end) = (previous.OffsetInLine - 1, command.OffsetInLine - 1);
        var text = start < 0 || start > previous.Line.Length || end < 0 || end > command.Line.Length ? string.Empty
            : previous.ScriptLineNumber == command.ScriptLineNumber ? command.Line[Math.Min(start, end)..end]
            : previous.ScriptLineNumber + 1 == command.ScriptLineNumber ? $"{previous.Line[start..].TrimEnd()}\n{command.Line[..end]}"
            : string.Empty;
        var script = Parser.ParseInput($"{text}next", out _, out var errors);
        return errors.Length == 0 && script.EndBlock.Statements is [PipelineAst { PipelineElements.Count: 2 }];
    }
}
