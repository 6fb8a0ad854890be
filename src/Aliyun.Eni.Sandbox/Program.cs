using System.Reflection;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Sandbox;
using Aliyun.Eni.Sandbox.Hosting;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

if (options.ShowHelp)
{
    Console.WriteLine(Options.Help);
    return 0;
}

var module = typeof(Options).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "ModuleStage").Value!;
var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = options.Enis, Seed = options.Seed }).ConfigureAwait(false);
await using (emulator.ConfigureAwait(false))
{
    SandboxEnvironment.Set(emulator.Endpoint);
    using var session = Session.Open(module);
    Console.CancelKeyPress += (_, key) => key.Cancel = session.Stop();

    var script = options.Script ?? "Get-AliEni";
    if (options.Interactive)
    {
        Console.WriteLine($"Aliyun.Eni against an emulator of {options.Enis} network interfaces at {emulator.Endpoint}; exit ends.");
        return Prompt.Run(session);
    }

    if (options.Script is null)
    {
        Console.WriteLine($"{script}, against an emulator of {options.Enis} network interfaces at {emulator.Endpoint} (--help tells more):");
    }

    var ended = session.Run(script);
    return session.ExitCode ?? (ended ? 0 : 1);
}
