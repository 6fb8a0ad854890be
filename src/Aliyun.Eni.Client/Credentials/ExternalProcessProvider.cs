using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>
/// Keys that a program prints. It runs without a shell and with the user's own environment; what it prints is read while it runs, and never shown.
/// </summary>
internal static class ExternalProcessProvider
{
    public const string DisabledVariable = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS";

    /// <summary>Bytes; keys have some 2,000.</summary>
    private const int LargestOutput = 16 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <exception cref="CredentialException">The command line is no command line, or external programs are forbidden.</exception>
    public static ICredentialProvider Create(CredentialInputs inputs, string commandLine, string owner)
    {
        if (inputs.IsOn(DisabledVariable))
        {
            throw new CredentialException($"{owner} runs a program, which the environment variable {DisabledVariable} forbids.");
        }

        var words = CommandLineWords.Split(commandLine, OperatingSystem.IsWindows());
        var source = $"{owner}: the program {Path.GetFileName(words[0])}";
        var description = $"the program {Path.GetFileName(words[0])}";

        return inputs.Session(description, FetchAsync, "External", commandLine);

        async Task<Credential> FetchAsync(CancellationToken cancellationToken) =>
            IssuedKeys.Read(await RunAsync(words, source, inputs.Clock, cancellationToken).ConfigureAwait(false), source);
    }

    private static async Task<ReadOnlyMemory<byte>> RunAsync(IReadOnlyList<string> words, string source, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        using var process = Start(words, source);
        try
        {
            // Both are read while it runs, or it would wait for its reader. What it says of errors may be a secret, and is kept nowhere.
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, either.Token);
            using var output = await WholeBody.ReadAsync(process.StandardOutput.BaseStream, LargestOutput, either.Token).ConfigureAwait(false);
            await Task.WhenAll(errors, process.WaitForExitAsync(either.Token)).ConfigureAwait(false);
            using var text = new StreamReader(output, process.StandardOutput.CurrentEncoding);
            return process.ExitCode == 0
                ? Encoding.UTF8.GetBytes(await text.ReadToEndAsync(either.Token).ConfigureAwait(false))
                : throw new CredentialException($"{source} ended with exit code {process.ExitCode}.");
        }
        catch (InvalidDataException)
        {
            throw new CredentialException($"{source} printed more than {LargestOutput / (1024 * 1024)} MiB.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException($"{source} did not end within {Limit.TotalSeconds:0} s.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
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
            throw new CredentialException($"{source} cannot be started: {notStarted.Message}", innerException: notStarted);
        }
    }
}
