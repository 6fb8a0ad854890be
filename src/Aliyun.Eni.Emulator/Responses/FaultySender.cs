using System.Text;
using Aliyun.Eni.Emulator.Faults;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Aliyun.Eni.Emulator.Responses;

/// <summary>Bypasses Kestrel and writes to the connection, to break it where the fault says.</summary>
internal sealed class FaultySender(HttpContext http, CancellationToken stopping)
{
    // A reset discards what the socket hasn't sent yet; loopback needs far less than this.
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(50);

    private readonly System.IO.Pipelines.PipeWriter _wire = http.Features.GetRequiredFeature<IConnectionTransportFeature>().Transport.Output;

    public async Task SendAsync(FaultRule rule, HttpReply reply)
    {
        var body = reply.Body;
        var cut = Math.Min(rule.Bytes ?? 1000, body.Length);
        switch (rule.Kind)
        {
            case FaultKind.LoseRequest or FaultKind.LoseResponse or FaultKind.ResetBeforeHeaders:
                break;
            case FaultKind.ResetInHeaders:
                var whole = reply.HeadWithLength(body.Length);
                await WriteAsync(whole.AsMemory(0, whole.Length / 2)).ConfigureAwait(false);
                break;
            case FaultKind.ResetInBody:
                await WriteAsync(reply.HeadWithLength(body.Length), body.AsMemory(0, cut)).ConfigureAwait(false);
                break;
            case FaultKind.Truncate:
                await TruncateAsync(rule, reply, cut).ConfigureAwait(false);
                break;
            case FaultKind.WrongLength:
                await WriteAsync(reply.HeadWithLength(Math.Max(0, body.Length - (rule.Bytes ?? 10))), body).ConfigureAwait(false);
                await EndAsync().ConfigureAwait(false);
                break;
            default:
                await HangAsync(rule, reply, cut).ConfigureAwait(false);
                break;
        }

        http.Abort();
    }

    private async Task TruncateAsync(FaultRule rule, HttpReply reply, int cut)
    {
        if (rule.Chunked)
        {
            var size = Encoding.ASCII.GetBytes($"{reply.Body.Length:x}\r\n");
            await WriteAsync(reply.Head("Transfer-Encoding", "chunked"), size, reply.Body.AsMemory(0, cut)).ConfigureAwait(false);
        }
        else
        {
            await WriteAsync(reply.HeadWithLength(reply.Body.Length), reply.Body.AsMemory(0, cut)).ConfigureAwait(false);
        }

        await EndAsync().ConfigureAwait(false);
    }

    private async Task HangAsync(FaultRule rule, HttpReply reply, int cut)
    {
        if (rule.Bytes is not null)
        {
            await WriteAsync(reply.HeadWithLength(reply.Body.Length), reply.Body.AsMemory(0, cut)).ConfigureAwait(false);
        }

        using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        await Task.Delay(Timeout.Infinite, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task WriteAsync(params ReadOnlyMemory<byte>[] parts)
    {
        foreach (var part in parts)
        {
            await _wire.WriteAsync(part, http.RequestAborted).ConfigureAwait(false);
        }

        await Task.Delay(Settle, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Closes the connection in order (FIN), as a proxy does when it gives up.</summary>
    private async Task EndAsync()
    {
        await _wire.CompleteAsync().ConfigureAwait(false);
        await Task.Delay(Settle, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
