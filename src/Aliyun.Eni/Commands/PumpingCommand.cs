using System.Management.Automation;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Pumping;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet with asynchronous work: the pump between the work and the pipeline, and the errors that come out of it.</summary>
public abstract class PumpingCommand : PSCmdlet, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private bool _disposed;

    private protected PumpingCommand()
    {
    }

    /// <summary>Frees what the command holds; the engine calls it at the end.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ctrl+C: ends every wait. Called by the engine on a thread of its own; it must not block.</summary>
    protected override void StopProcessing()
    {
        lock (_gate)
        {
            // A stop may come when the command has just ended.
            if (!_disposed)
            {
                _stopping.Cancel();
            }
        }
    }

    /// <summary>Frees what the command holds.</summary>
    /// <param name="disposing">Always true: there is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _disposed = true;
            _stopping.Dispose();
        }
    }

    /// <summary>
    /// Runs asynchronous work on the pool while this thread writes what it posts. Whatever ends the writing (a stopped pipeline, a downstream command
    /// that has enough, an error under -ErrorAction Stop) ends the work first and is then thrown on. Credentials that cannot be had end the command.
    /// </summary>
    private protected void Pump(Func<Outbox, CancellationToken, Task> work)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        using var outbox = new Outbox();
        var running = Task.Run(
            async () =>
            {
                try
                {
                    await work(outbox, cancel.Token).ConfigureAwait(false);
                }
                finally
                {
                    outbox.Complete();
                }
            },
            CancellationToken.None);
        try
        {
            outbox.Drain(_stopping.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            cancel.Cancel();
            ((IAsyncResult)running).AsyncWaitHandle.WaitOne();
        }

        try
        {
            running.GetAwaiter().GetResult();
        }
        catch (CredentialException missing)
        {
            Terminate(new ConfigurationException("Ali.CredentialMissing", missing.Message, remedy: missing.Remedy, innerException: missing));
        }
    }

    /// <summary>Asks one question and waits for the answer; a refusal is a non-terminating error, and no answer.</summary>
    private protected T? Ask<T>(object? target, Func<Telling, CancellationToken, Task<T>> ask)
        where T : class
    {
        T? answer = null;
        Pump(async (outbox, token) =>
        {
            try
            {
                answer = await ask(Tell(outbox), token).ConfigureAwait(false);
            }
            catch (EcsException refused)
            {
                outbox.Post(() => WriteFailure(refused, target));
            }
        });
        return answer;
    }

    /// <summary>-Verbose lines for requests and repetitions, -Debug texts for signatures, to be written by the pipeline thread.</summary>
    private protected Telling Tell(Outbox outbox) => new(
        request => outbox.Post(() => WriteVerbose(RequestLine.Of(request))),
        retry => outbox.Post(() => WriteVerbose(RequestLine.Of(retry))),
        signature => outbox.Post(() =>
        {
            WriteDebug($"Canonical request:\n{signature.CanonicalRequest}");
            WriteDebug($"String to sign:\n{signature.StringToSign}");
        }));

    private protected ErrorRecord Record(ConfigurationException error, object? target) => ConfigurationErrorRecord.Create(error, MyInvocation.MyCommand.Name, target);

    private protected void Terminate(ConfigurationException error) => ThrowTerminatingError(Record(error, error.Target));

    private protected void WriteFailure(CredentialException error, string? profileName) =>
        WriteError(Record(new ConfigurationException("Ali.CredentialMissing", error.Message, remedy: error.Remedy, innerException: error), profileName));

    private protected void WriteFailure(EcsException error, object? target, string? goOn = null) =>
        WriteError(EcsErrorRecord.Create(error, MyInvocation.MyCommand.Name, target, goOn));
}
