using System.Management.Automation;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet that runs asynchronous work and writes its results on the pipeline thread.</summary>
public abstract class AsyncPSCmdlet : PSCmdlet, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stopping = new();
    private bool _disposed;

    private protected AsyncPSCmdlet() => StoppingToken = _stopping.Token;

    /// <summary>Cancelled by Ctrl+C; valid after the cmdlet is disposed too.</summary>
    private protected CancellationToken StoppingToken { get; }

    /// <summary>Frees the resources of the cmdlet; the engine calls it at the end.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels the work on Ctrl+C. The engine calls it on another thread; it must not block.</summary>
    protected override void StopProcessing()
    {
        lock (_gate)
        {
            // The engine may stop a cmdlet that has just ended.
            if (!_disposed)
            {
                _stopping.Cancel();
            }
        }
    }

    /// <summary>Frees the resources of the cmdlet.</summary>
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
    /// Runs asynchronous work on the thread pool while this thread writes what it enqueues. If writing ends early (a stopped pipeline, a downstream
    /// command that has enough, -ErrorAction Stop), the work is cancelled and awaited before the exception continues. Missing credentials are a
    /// terminating error.
    /// </summary>
    private protected void Run(Func<PipelineQueue, CancellationToken, Task> work)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(StoppingToken);
        var queue = new PipelineQueue();
        var running = Task.Run(
            async () =>
            {
                try
                {
                    await work(queue, cancel.Token).ConfigureAwait(false);
                }
                finally
                {
                    queue.Complete();
                }
            },
            CancellationToken.None);
        try
        {
            queue.Run(StoppingToken);
        }
        catch (OperationCanceledException) when (StoppingToken.IsCancellationRequested)
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
            Terminate(ConfigurationException.From(missing));
        }
    }

    /// <summary>Makes one call and waits for its result; a service error is written as a non-terminating error and gives <see langword="null"/>.</summary>
    /// <param name="target">The target of the error.</param>
    /// <param name="call">The call.</param>
    /// <param name="writeMissing">Writes the error of missing credentials; <see langword="null"/> if they end the command.</param>
    private protected T? Call<T>(object? target, Func<RequestObserver, CancellationToken, Task<T>> call, Action<CredentialException>? writeMissing = null)
        where T : class
    {
        T? result = null;
        Run(async (queue, token) =>
        {
            try
            {
                result = await call(CreateObserver(queue), token).ConfigureAwait(false);
            }
            catch (ApiException error)
            {
                queue.Enqueue(() => WriteFailure(error, target));
            }
            catch (CredentialException missing) when (writeMissing is not null)
            {
                queue.Enqueue(() => writeMissing(missing));
            }
        });
        return result;
    }

    /// <summary>Creates callbacks that write a -Verbose line for each request and retry, and -Debug text for each signature.</summary>
    private protected RequestObserver CreateObserver(PipelineQueue queue) => new(
        request => queue.Enqueue(() => WriteVerbose(VerboseMessages.Format(request))),
        retry => queue.Enqueue(() => WriteVerbose(VerboseMessages.Format(retry))),
        signature => queue.Enqueue(() =>
        {
            WriteDebug($"Canonical request:\n{signature.CanonicalRequest}");
            WriteDebug($"String to sign:\n{signature.StringToSign}");
        }));

    /// <summary>Asks or prints what will be done, in one line: a name with line breaks could pretend to be another target.</summary>
    private protected new bool ShouldProcess(string target, string action) => base.ShouldProcess(TerminalText.Sanitize(target), TerminalText.Sanitize(action));

    /// <summary>
    /// Writes a verbose line; escape sequences in names and messages of the service are removed. With -Debug alone it's a debug line, because the engine
    /// would prompt for a verbose one.
    /// </summary>
    private protected new void WriteVerbose(string text)
    {
        var line = TerminalText.Sanitize(text, isMultiline: true);
        if (MyInvocation.BoundParameters.TryGetValue("Debug", out var debug) && debug is SwitchParameter { IsPresent: true } && !MyInvocation.BoundParameters.ContainsKey("Verbose"))
        {
            base.WriteDebug(line);
        }
        else
        {
            base.WriteVerbose(line);
        }
    }

    /// <summary>Writes a warning; escape sequences in names and messages of the service are removed.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(TerminalText.Sanitize(text, isMultiline: true));

    /// <summary>Writes a debug text; escape sequences in names and messages of the service are removed.</summary>
    private protected new void WriteDebug(string text) => base.WriteDebug(TerminalText.Sanitize(text, isMultiline: true));

    private protected ErrorRecord Record(ConfigurationException error, object? target) => ErrorRecords.Create(error, MyInvocation.MyCommand.Name, target);

    private protected void Terminate(ConfigurationException error) => ThrowTerminatingError(Record(error, error.Target));

    private protected void WriteFailure(CredentialException error, string? profileName) => WriteError(Record(ConfigurationException.From(error), profileName));

    private protected void WriteFailure(ApiException error, object? target, string? resume = null) =>
        WriteError(ErrorRecords.Create(error, MyInvocation.MyCommand.Name, target, resume));
}
