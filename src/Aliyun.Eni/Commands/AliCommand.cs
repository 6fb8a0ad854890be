using System.Management.Automation;
using Aliyun.Eni.Client.Wire;
using Aliyun.Eni.Pumping;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>A cmdlet that asks the service: where and who, and the pump between the asynchronous work and the pipeline.</summary>
public abstract class AliCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    private protected AliCommand()
    {
    }

    /// <summary>
    /// <para type="description">The region to ask, such as cn-hangzhou. Several are asked one after another. Default: the environment variable
    /// ALIBABA_CLOUD_REGION_ID.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] RegionId { get; set; } = [];

    /// <summary>
    /// <para type="description">The endpoint to ask instead of the region's own: a host, with a port or not. http:// is accepted for this machine only.
    /// Default: the environment variable ALIBABA_CLOUD_ENDPOINT.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>
    /// <para type="description">The AccessKey: its ID as the user name, its secret as the password. Default: the environment variables
    /// ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and, for a key of STS, ALIBABA_CLOUD_SECURITY_TOKEN.</para>
    /// </summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Frees what the command holds; the engine calls it at the end.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ctrl+C: ends every wait. Called by the engine on a thread of its own; it must not block.</summary>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Frees what the command holds.</summary>
    /// <param name="disposing">Always true: there is no finalizer.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }

    /// <summary>Where and who, for each region; a terminating error, before any request, when it cannot be told.</summary>
    private protected IReadOnlyList<Connection> Connect()
    {
        try
        {
            return new ConnectionParameters(RegionId, Endpoint, Credential).Resolve(Environment.GetEnvironmentVariable);
        }
        catch (ConfigurationException error)
        {
            ThrowTerminatingError(new ErrorRecord(error, $"{error.ErrorId},{MyInvocation.MyCommand.Name}", ErrorCategory.InvalidArgument, error.Target));
            throw;
        }
    }

    /// <summary>
    /// Runs asynchronous work on the pool while this thread writes what it posts. Whatever ends the writing (a stopped pipeline, a downstream command
    /// that has enough, an error under -ErrorAction Stop) ends the work first and is then thrown on.
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

        running.GetAwaiter().GetResult();
    }

    /// <summary>A -Verbose line for a request, to be written by the pipeline thread.</summary>
    private protected Action<RequestTrace> Tell(Outbox outbox) => trace => outbox.Post(() => WriteVerbose(RequestLine.Of(trace)));
}
