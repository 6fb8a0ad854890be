using System.Net.Sockets;
using System.Runtime.InteropServices;
using Aliyun.Eni.Emulator.CommandLine;

namespace Aliyun.Eni.Emulator;

/// <summary>The command line: one ready line, then it serves until it is told to stop.</summary>
internal static class Program
{
    private const int WrongUse = 2;

    private static async Task<int> Main(string[] args)
    {
        try
        {
            var arguments = CommandLineArguments.Parse(args);
            if (arguments.WantsHelp)
            {
                Console.WriteLine(HelpText.Text);
                return 0;
            }

            await ServeAsync(arguments).ConfigureAwait(false);
            return 0;
        }
        catch (CommandLineException error)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return WrongUse;
        }
        catch (IOException error) when (error.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"It cannot listen: {error.Message}").ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task ServeAsync(CommandLineArguments arguments)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var servers = new RunningServers(arguments);
        await using (servers.ConfigureAwait(false))
        {
            Console.WriteLine(await servers.StartAsync().ConfigureAwait(false));
            await stop.Task.ConfigureAwait(false);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.TrySetResult();
        }
    }
}
