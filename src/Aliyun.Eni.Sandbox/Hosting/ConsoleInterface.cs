using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace Aliyun.Eni.Sandbox.Hosting;

/// <summary>Output on the standard streams: errors, warnings and messages on stderr, so that what is piped on is the result alone.</summary>
internal sealed class ConsoleInterface : PSHostUserInterface
{
    private const string NoPrompts = "The sandbox does not ask questions; give the parameter.";

    private readonly ConsoleScreen _screen = new();

    public override PSHostRawUserInterface RawUI => _screen;

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    /// <summary>Whether what is written is the text of an error, and belongs on stderr.</summary>
    public bool ShowsError { get; set; }

    public override void Write(string value)
    {
        if (ShowsError)
        {
            Console.Error.Write(GetOutputString(value, !Console.IsErrorRedirected));
        }
        else
        {
            Console.Out.Write(GetOutputString(value, SupportsVirtualTerminal));
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => Console.Error.WriteLine(GetOutputString(value, !Console.IsErrorRedirected));

    public override void WriteDebugLine(string message) => Console.Error.WriteLine($"DEBUG: {message}");

    public override void WriteVerboseLine(string message) => Console.Error.WriteLine($"VERBOSE: {message}");

    public override void WriteWarningLine(string message) => Console.Error.WriteLine($"WARNING: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        // A bar needs a cursor to move; the real pwsh has one.
    }

    public override string ReadLine() => Console.In.ReadLine() ?? string.Empty;

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException(NoPrompts);

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new NotSupportedException(NoPrompts);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw new NotSupportedException(NoPrompts);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException(NoPrompts);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException(NoPrompts);
}
