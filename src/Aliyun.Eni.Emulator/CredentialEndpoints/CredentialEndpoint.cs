using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using Aliyun.Eni.Emulator.Hosting;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.CredentialEndpoints;

/// <summary>A fault of a credential endpoint.</summary>
public enum CredentialFault
{
    /// <summary>No fault.</summary>
    None,

    /// <summary>No request is answered.</summary>
    Hang,

    /// <summary>Every request is answered with 503.</summary>
    Unavailable,

    /// <summary>Every request is answered with 200 and an HTML page, as by a captive portal.</summary>
    Portal,

    /// <summary>An HTML page with 200 instead of the credentials.</summary>
    Html,

    /// <summary>The JSON of the credentials ends in the middle.</summary>
    MalformedJson,

    /// <summary>Well-formed credentials with the Code Failed, which nobody accepts.</summary>
    CodeFailed,
}

/// <summary>The part the metadata service and the credentials URI share: listener, log, faults and the credentials document.</summary>
internal sealed class CredentialEndpoint(EmulatorServer emulator, int port, Func<CredentialRequest, CredentialEndpoint.Reply> respond) : IAsyncDisposable
{
    private const string Json = "application/json";

    // The service leaves '+' and '/' of the token as they are.
    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly LoopbackListener _listener = new(port);
    private readonly ConcurrentQueue<CredentialRequest> _log = new();

    public Uri Endpoint => _listener.Endpoint;

    public IReadOnlyList<CredentialRequest> Requests => [.. _log];

    public CredentialFault Fault { get; set; }

    public Task StartAsync(CancellationToken cancellationToken) => _listener.StartAsync(HandleAsync, cancellationToken);

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    /// <summary>New credentials of a role as JSON.</summary>
    public Reply Credentials(KeySource source, string roleArn, TimeSpan lifetime)
    {
        if (Fault == CredentialFault.Html)
        {
            return Html(200);
        }

        if (Fault == CredentialFault.CodeFailed)
        {
            return new(200, Document("Failed", new EmulatorAccount("STS.failed", "failed", "failed", emulator.Now + lifetime)), Json);
        }

        var account = emulator.Identities.IssueSession(source, roleArn, source == KeySource.Metadata ? "instance" : "uri", lifetime);
        var text = Document("Success", account);
        return new(200, Fault == CredentialFault.MalformedJson ? text[..(text.Length / 2)] : text, Json, account.AccessKeyId);
    }

    private async Task HandleAsync(HttpContext http)
    {
        var raw = await RawRequest.ReadAsync(http).ConfigureAwait(false);
        var request = new CredentialRequest(raw.Method, raw.RawQuery.Length == 0 ? raw.Path : $"{raw.Path}?{raw.RawQuery}", raw.Headers);
        var reply = Fault switch
        {
            CredentialFault.Hang => new Reply(0),
            CredentialFault.Unavailable => new Reply(503),
            CredentialFault.Portal => Html(200),
            _ => respond(request),
        };
        (request.StatusCode, request.AccessKeyId) = (reply.Status, reply.AccessKeyId);
        _log.Enqueue(request);
        if (reply.Status == 0)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, _listener.Stopping);
            await Task.Delay(Timeout.Infinite, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            http.Abort();
            return;
        }

        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        await http.Response.WriteAsync(reply.Body, http.RequestAborted).ConfigureAwait(false);
    }

    private string Document(string code, EmulatorAccount account) => JsonSerializer.Serialize(
        new
        {
            account.AccessKeyId,
            account.AccessKeySecret,
            Expiration = account.ExpirationText,
            account.SecurityToken,
            LastUpdated = EmulatorAccount.TimeText(emulator.Now),
            Code = code,
        },
        JsonOptions);

    private static Reply Html(int status) => new(
        status,
        $"<!DOCTYPE html>\r\n<html>\r\n<head><title>{status} from a proxy</title></head>\r\n<body>Please log in.</body>\r\n</html>\r\n",
        "text/html");

    /// <summary>A response; status 0 never answers.</summary>
    internal sealed record Reply(int Status, string Body = "", string ContentType = "text/plain", string? AccessKeyId = null);
}
