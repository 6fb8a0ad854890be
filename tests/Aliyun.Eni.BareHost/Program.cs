using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;

// Usage: Aliyun.Eni.BareHost SCRIPT [--rival FOLDER]
// Runs the script and prints one line of JSON: what it wrote, and its errors.
if (args is [_, "--rival", var folder])
{
    foreach (var rival in Directory.GetFiles(folder, "*.dll"))
    {
        System.Runtime.Loader.AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(rival));
    }
}

var state = InitialSessionState.CreateDefault2();
state.Variables.Add(new SessionStateVariableEntry("PSModuleAutoLoadingPreference", PSModuleAutoLoadingPreference.None, null));
using var runspace = RunspaceFactory.CreateRunspace(state);
runspace.Open();
using var shell = PowerShell.Create(runspace);
shell.AddScript(args[0]);
string[] output = [];
List<string> errors = [];
try
{
    output = [.. shell.Invoke().Select(static item => item?.ToString() ?? string.Empty)];
}
catch (RuntimeException terminating)
{
    errors.Add(terminating.ErrorRecord.ToString());
}

errors.AddRange(shell.Streams.Error.Select(static error => error.ToString()));
Console.WriteLine(JsonSerializer.Serialize(new
{
    Output = output,
    Errors = errors,
    Warnings = shell.Streams.Warning.Select(static warning => warning.Message),
    Verbose = shell.Streams.Verbose.Select(static line => line.Message),
}));
return errors.Count == 0 ? 0 : 1;
