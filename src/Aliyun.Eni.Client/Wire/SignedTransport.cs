using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml;
using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Client.Wire;

/// <summary>Signs a request, sends it, and reads its answer as it arrives.</summary>
internal sealed class SignedTransport(HttpMessageInvoker transport, EcsClientOptions options)
{
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static readonly string UserAgent = $"Aliyun.Eni/{typeof(SignedTransport).Assembly.GetName().Version!.ToString(3)}";

    private static readonly HttpRequestOptionsKey<string> StringToSign = new("Aliyun.Eni.StringToSign");

    private readonly SigningClock _clock = new(options.Clock);

    private readonly string _base = options.Endpoint.GetLeftPart(UriPartial.Authority);

    // Host and port as HttpClient writes them into the header: the port only where it is not the scheme's own.
    private readonly string _host = options.Endpoint.Authority;

    /// <summary>Sends a request, again where that helps: each try with a new nonce, date and signature.</summary>
    /// <exception cref="EcsException">The service refused, or no whole answer came.</exception>
    /// <exception cref="CredentialException">There is no credential to sign with.</exception>
    public Task<T> SendAsync<T>(
        EcsRequest request, string? regionId, Func<Stream, CancellationToken, Task<T>> read, Func<T, int> rows, CancellationToken cancellationToken)
    {
        var decisions = new RetryDecisions(options, _clock);
        Credential? signedWith = null;
        return options.Retries.RunAsync(TryAsync, DelayAfter, options.Clock, cancellationToken);

        async Task<T> TryAsync(CancellationToken token)
        {
            signedWith = options.Credentials is null ? null : await options.Credentials.GetAsync(token).ConfigureAwait(false);
            return await SendOnceAsync(request, regionId, signedWith, read, rows, token).ConfigureAwait(false);
        }

        TimeSpan? DelayAfter(Exception failure)
        {
            var delay = failure is EcsException refused ? decisions.DelayAfter(refused, signedWith) : null;
            if (delay is { } wait)
            {
                options.Retrying?.Invoke(new RetryTrace(request.Action, regionId, ((EcsException)failure).Code, decisions.Retries, options.MaxRetry, wait));
            }

            return delay;
        }
    }

    private async Task<T> SendOnceAsync<T>(
        EcsRequest request,
        string? regionId,
        Credential? credential,
        Func<Stream, CancellationToken, Task<T>> read,
        Func<T, int> rows,
        CancellationToken cancellationToken)
    {
        var started = options.Clock.GetTimestamp();
        var trace = new RequestTrace(request.Action, options.Endpoint, regionId, null, null, null, null, default);
        try
        {
            using var limit = new CancellationTokenSource(options.RequestTimeout, options.Clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            var (result, requestId, status) = await SendAsync(request, credential, read, either.Token, cancellationToken).ConfigureAwait(false);
            trace = trace with { Rows = rows(result), RequestId = requestId, StatusCode = status };
            return result;
        }
        catch (EcsException error)
        {
            error.Action = request.Action;
            error.RegionId = regionId;
            error.ProfileName = options.ProfileName;
            error.MachineTime = options.Clock.GetUtcNow();
            trace = trace with { ErrorCode = error.Code, RequestId = error.RequestId, StatusCode = error.StatusCode };
            throw;
        }
        finally
        {
            options.Trace?.Invoke(trace with { Elapsed = options.Clock.GetElapsedTime(started) });
        }
    }

    private async Task<(T Result, string? RequestId, HttpStatusCode Status)> SendAsync<T>(
        EcsRequest request, Credential? credential, Func<Stream, CancellationToken, Task<T>> read, CancellationToken limited, CancellationToken users)
    {
        HttpResponseMessage? response = null;
        string? requestId = null;
        try
        {
            using var message = Message(request, credential);
            response = await transport.SendAsync(message, limited).ConfigureAwait(false);
            requestId = response.Headers.TryGetValues("x-acs-request-id", out var ids) ? ids.First() : null;
            if (!response.IsSuccessStatusCode)
            {
                var refused = await ErrorBody.ReadAsync(response, requestId, limited).ConfigureAwait(false);
                refused.StringToSign = message.Options.TryGetValue(StringToSign, out var signed) ? signed : null;
                throw refused;
            }

            return (await ReadAsync(response, requestId, read, limited).ConfigureAwait(false), requestId, response.StatusCode);
        }
        catch (OperationCanceledException late) when (!users.IsCancellationRequested && late.InnerException is TimeoutException)
        {
            throw TransportError.NotConnected(late, _host);
        }
        catch (OperationCanceledException late) when (!users.IsCancellationRequested)
        {
            throw TransportError.Late(late, _host, options.RequestTimeout, response, requestId);
        }
        catch (HttpRequestException failed)
        {
            throw TransportError.From(failed, _host);
        }
        catch (IOException lost)
        {
            throw TransportError.Lost(lost, _host, response, requestId);
        }
        catch (Exception unreadable) when (unreadable is JsonException or XmlException or InvalidDataException)
        {
            throw TransportError.Malformed(unreadable, _host, response!, requestId);
        }
        finally
        {
            response?.Dispose();
        }
    }

    private async Task<T> ReadAsync<T>(
        HttpResponseMessage response, string? requestId, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType ?? string.Empty;
        if (mediaType.EndsWith("html", StringComparison.OrdinalIgnoreCase))
        {
            throw await PageAsync(response, requestId, cancellationToken).ConfigureAwait(false);
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            try
            {
                if (!mediaType.EndsWith("xml", StringComparison.OrdinalIgnoreCase))
                {
                    return await read(body, cancellationToken).ConfigureAwait(false);
                }

                using var json = new MemoryStream((await XmlText.ToJsonAsync(body, cancellationToken).ConfigureAwait(false)).ToArray());
                return await read(json, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidOperationException notUtf8)
            {
                // What Utf8JsonReader.GetString throws for text that is not UTF-8.
                throw TransportError.Malformed(notUtf8, _host, response, requestId);
            }
        }
    }

    private static async Task<EcsException> PageAsync(HttpResponseMessage response, string? requestId, CancellationToken cancellationToken) =>
        await ErrorBody.ReadAsync(response, requestId, cancellationToken).ConfigureAwait(false);

    private HttpRequestMessage Message(EcsRequest request, Credential? credential)
    {
        // The query on the wire is the very text that was signed.
        var uri = new Uri(request.Query.Length == 0 ? _base + "/" : $"{_base}/?{request.Query}", AsWritten);
        var message = new HttpRequestMessage(new HttpMethod(request.Method), uri) { Content = new ReadOnlyMemoryContent(request.Body) };
        message.Headers.Host = _host;
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (request.ContentType is not null)
        {
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(request.ContentType);
        }

        if (credential is not null)
        {
            var signature = Acs3Signer.Sign(request, _host, credential, _clock.Now, options.Nonce());
            options.Signed?.Invoke(SignatureTrace.Of(signature, credential));
            Sign(message, signature);
        }

        return message;
    }

    private static void Sign(HttpRequestMessage message, Acs3Signature signature)
    {
        foreach (var (name, value) in signature.Headers.Where(static header => header.Key is not ("host" or "content-type")))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        message.Headers.TryAddWithoutValidation("Authorization", signature.Authorization);
        message.Options.Set(StringToSign, signature.StringToSign);
    }
}
