using System.Globalization;
using System.Management.Automation.Host;

namespace Aliyun.Eni.Sandbox.Hosting;

/// <summary>The engine's view of the console it runs in.</summary>
internal sealed class SandboxHost : PSHost
{
    public ConsoleInterface Console { get; } = new();

    /// <summary>The code a script gave to <c>exit</c>; <see langword="null"/> as long as none did.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "Aliyun.Eni.Sandbox";

    public override Version Version { get; } = typeof(SandboxHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => Console;

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("The sandbox has no nested prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("The sandbox has no nested prompt.");

    public override void NotifyBeginApplication()
    {
        // A native program writes to the same console; nothing to save.
    }

    public override void NotifyEndApplication()
    {
        // See NotifyBeginApplication.
    }
}
