using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Provides the credential that a program prints. The program runs without a shell, and its output is never shown.</summary>
internal static class ExternalProcessProvider
{
    public const string DisabledVariable = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS";

    private const int MaxOutputBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // What the program wrote is in the pipe when it exits; only a child process that inherited the pipe keeps it open longer.
    private static readonly TimeSpan OutputGracePeriod = TimeSpan.FromSeconds(1);

    /// <exception cref="CredentialException">The command line is malformed, or external programs are disabled.</exception>
    public static ICredentialProvider Create(CredentialEnvironment environment, string commandLine, string owner)
    {
        if (environment.IsTrue(DisabledVariable))
        {
            throw new CredentialException($"{owner} runs a program, which the environment variable {DisabledVariable} disables.");
        }

        var words = CommandLineWords.Split(commandLine, OperatingSystem.IsWindows());
        if (words[0].Contains('=', StringComparison.Ordinal))
        {
            // Not quoted: it may be a secret.
            throw new CredentialException($"{owner} runs a program whose name contains '='. It runs without a shell, so it can't set a variable first.");
        }

        var program = $"the program {Path.GetFileName(words[0])}";
        return environment.GetOrAddSession((nameof(ExternalProcessProvider), commandLine), program, FetchAsync);

        async Task<Credential> FetchAsync(CancellationToken cancellationToken)
        {
            var source = $"{owner}: {program}";
            return CredentialJson.Read(await RunAsync(words, source, environment.Clock, cancellationToken).ConfigureAwait(false), source);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> RunAsync(IReadOnlyList<string> words, string source, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timedOut = new CancellationTokenSource(Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timedOut.Token);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(either.Token);
        using var process = Start(words, source);
        var output = new ArrayBufferWriter<byte>();
        try
        {
            // Both streams are read concurrently to avoid a deadlock. stderr may contain secrets, so it is discarded.
            var stderr = process.StandardError.BaseStream.CopyToAsync(Stream.Null, reading.Token);
            var stdout = CopyAsync(process.StandardOutput.BaseStream, output, reading.Token);
            var exit = process.WaitForExitAsync(either.Token);
            await (await Task.WhenAny(stdout, exit).ConfigureAwait(false)).ConfigureAwait(false);
            await exit.ConfigureAwait(false);
            reading.CancelAfter(OutputGracePeriod);
            await stderr.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await stdout.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            either.Token.ThrowIfCancellationRequested();
            return process.ExitCode == 0
                ? Encoding.UTF8.GetBytes(process.StandardOutput.CurrentEncoding.GetString(output.WrittenSpan).TrimStart('\uFEFF'))
                : throw new CredentialException($"{source} ended with exit code {process.ExitCode}.");
        }
        catch (InvalidDataException)
        {
            throw new CredentialException($"{source} printed more than {MaxOutputBytes / (1024 * 1024)} MiB.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException($"{source} didn't exit within {Timeout.TotalSeconds:0} s.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task CopyAsync(Stream stream, ArrayBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            if (output.WrittenCount + read > MaxOutputBytes)
            {
                throw new InvalidDataException();
            }

            output.Write(buffer.AsSpan(0, read));
        }
    }

    private static Process Start(IReadOnlyList<string> words, string source)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Exception notStarted) when (notStarted is Win32Exception or InvalidOperationException or ArgumentException)
        {
            throw new CredentialException($"{source} can't be started: {notStarted.Message.TrimEnd('.')}.");
        }
    }
}
