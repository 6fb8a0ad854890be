using System.Management.Automation;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Pipeline;

/// <summary>Finds a pipeline whose next command would get nothing.</summary>
internal static class PipelineInput
{
    public const string PassThruMissing = "Ali.PassThruMissing";

    /// <summary>
    /// Returns the error message if the command directly before this one changes network interfaces without -PassThru; otherwise <see langword="null"/>.
    /// All commands of a pipeline begin before the first one sends a request, so nothing has been changed yet.
    /// </summary>
    /// <param name="command">The command that has just begun.</param>
    public static string? Problem(InvocationInfo command) => RunspaceState.Current.CommandWithoutOutput is { } previous && IsNext(previous, command)
        ? $"{previous.MyCommand.Name} writes no network interfaces to {command.MyCommand.Name} without -PassThru. Nothing was changed. Add -PassThru to {previous.MyCommand.Name}."
        : null;

    // A command before the previous one may run other pipelines, but their text comes before it.
    private static bool IsNext(InvocationInfo previous, InvocationInfo command) =>
        previous.ScriptName == command.ScriptName
        && (previous.PipelinePosition + 1, previous.PipelineLength) == (command.PipelinePosition, command.PipelineLength)
        && (command.ScriptLineNumber - previous.ScriptLineNumber) switch
        {
            < 0 => false,
            0 => previous.OffsetInLine < command.OffsetInLine,
            _ => true,
        };
}
