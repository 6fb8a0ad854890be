using System.Collections;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client;

/// <summary>A client of one endpoint: signs and sends requests, retries them where that helps, and reads the responses.</summary>
public sealed class ApiClient
{
    private const string ClientToken = "ClientToken";

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static readonly string UserAgent = $"Aliyun.Eni/{typeof(ApiClient).Assembly.GetName().Version!.ToString(3)}";

    private readonly HttpMessageInvoker _transport;
    private readonly ApiClientOptions _options;
    private readonly SkewCorrectedClock _clock;
    private readonly string _base;

    // Values that repeat on every row repeat on every page.
    private readonly StringCache _strings = new();

    /// <summary>Creates a client with one credential.</summary>
    /// <param name="transport">Sends the requests, for example an <see cref="HttpClient"/>. It isn't disposed.</param>
    /// <param name="endpoint">The endpoint, such as <c>https://ecs.cn-beijing.aliyuncs.com</c>: see <see cref="ApiService.Endpoint"/>.</param>
    /// <param name="credential">Signs the requests.</param>
    public ApiClient(HttpMessageInvoker transport, Uri endpoint, Credential credential)
        : this(transport, endpoint, new StaticProvider(credential))
    {
    }

    /// <summary>Creates a client whose credentials may change.</summary>
    /// <param name="transport">Sends the requests, for example an <see cref="HttpClient"/>. It isn't disposed.</param>
    /// <param name="endpoint">The endpoint, such as <c>https://ecs.cn-beijing.aliyuncs.com</c>: see <see cref="ApiService.Endpoint"/>.</param>
    /// <param name="credentials">Provides the credential of each request.</param>
    public ApiClient(HttpMessageInvoker transport, Uri endpoint, ICredentialProvider credentials)
        : this(transport, new ApiClientOptions(endpoint, credentials))
    {
    }

    internal ApiClient(HttpMessageInvoker transport, ApiClientOptions options)
    {
        (_transport, _options) = (transport, options);
        _clock = new SkewCorrectedClock(options.Clock);
        _base = options.Endpoint.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>Where requests are sent.</summary>
    internal Uri Endpoint => _options.Endpoint;

    // Host and port as HttpClient writes them into the header: the port only where it isn't the default of the scheme.
    private string Host => _options.Endpoint.Authority;

    /// <summary>Sends a request and returns its response. Each try has a new nonce, date and signature.</summary>
    /// <typeparam name="T">What the action returns.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request, and the delay before a retry.</param>
    /// <returns>The response.</returns>
    /// <exception cref="ApiException">The service refused the request, or no valid response arrived.</exception>
    /// <exception cref="CredentialException">There is no credential to sign with.</exception>
    public Task<T> SendAsync<T>(ApiRequest<T> request, CancellationToken cancellationToken = default) => SendAsync(request, null, cancellationToken);

    /// <summary>
    /// Returns the pages of a listing, from <see cref="PagedRequest{TPage}.NextToken"/> or the first to the last. Each page is requested when the caller advances to it.
    /// </summary>
    /// <typeparam name="TPage">A page.</typeparam>
    /// <param name="request">The request of the first page.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    /// <returns>The pages. Some may be short or empty.</returns>
    /// <exception cref="ApiException">
    /// The service refused a request, no valid response arrived, or the listing doesn't end: a token is repeated, or pages have no new items.
    /// </exception>
    public async IAsyncEnumerable<TPage> PagesAsync<TPage>(PagedRequest<TPage> request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TPage : IPage
    {
        var next = request with { MaxResults = request.MaxResults ?? request.DefaultMaxResults };
        var guard = new PageGuard(next.NextToken);
        for (var number = 1; ; number++)
        {
            var page = await SendAsync(next, number, cancellationToken).ConfigureAwait(false);

            // Checked before the caller gets the page, because the caller may remove rows.
            var problem = guard.Check(page);
            yield return page;

            // The token decides, not the number of rows: short and empty pages are legal before the last one.
            if (page.NextToken is null)
            {
                yield break;
            }

            // The rows of a page are good even where its token isn't.
            if (problem is { } guarded)
            {
                throw new ApiException(guarded.Code, guarded.Message, Context(next, Parameters(next), number) with
                {
                    StatusCode = HttpStatusCode.OK,
                    RequestId = page.RequestId,
                    NextToken = null,
                });
            }

            next = next with { NextToken = page.NextToken };
        }
    }

    private static QueryParameters Parameters<T>(ApiRequest<T> request)
    {
        var parameters = new QueryParameters();
        request.AddTo(parameters);
        return parameters;
    }

    private async Task<T> SendAsync<T>(ApiRequest<T> request, int? page, CancellationToken cancellationToken)
    {
        var parameters = Parameters(request);
        var makesClientToken = request.RetryMode == RetryMode.WithClientToken && !parameters.Values.ContainsKey(ClientToken);
        var policy = new RetryPolicy(_options, request.RetryMode, _clock, makesClientToken);
        for (var needsClientToken = makesClientToken; ;)
        {
            if (needsClientToken)
            {
                parameters.Add(_options.Nonce(), ClientToken);
            }

            var credential = await CredentialAsync(request, parameters, page, cancellationToken).ConfigureAwait(false);
            Retry retry;
            try
            {
                return await TryAsync(request, parameters, credential, page, cancellationToken).ConfigureAwait(false);
            }
            catch (ApiException failure)
            {
                if (policy.Next(failure, credential) is not { } next)
                {
                    throw;
                }

                retry = next;
                _options.Observer.Retrying?.Invoke(new RetryTrace(request.Action, failure.RegionId, failure.Code, policy.Retries, _options.MaxRetry, retry.Delay));
            }

            needsClientToken = retry.NeedsNewClientToken;
            await (_options.Delay?.Invoke(retry.Delay, cancellationToken) ?? Task.Delay(retry.Delay, _options.Clock, cancellationToken)).ConfigureAwait(false);
        }
    }

    private async ValueTask<Credential?> CredentialAsync<T>(ApiRequest<T> request, QueryParameters parameters, int? page, CancellationToken cancellationToken)
    {
        if (request.IsAnonymous || _options.Credentials is null)
        {
            return null;
        }

        try
        {
            return await _options.Credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException refused)
        {
            // A role that can't be assumed knows neither region nor page.
            var known = Context(request, parameters, page);
            throw new ApiException(
                refused.Code,
                refused.Message,
                refused.Context with { RegionId = known.RegionId, ProfileName = known.ProfileName, Page = page, NextToken = known.NextToken, Parameters = known.Parameters, Request = known.Request },
                refused);
        }
    }

    private async Task<T> TryAsync<T>(ApiRequest<T> request, QueryParameters parameters, Credential? credential, int? page, CancellationToken cancellationToken)
    {
        var started = _options.Clock.GetTimestamp();
        var trace = new RequestTrace(request.Action, _options.Endpoint, parameters.Values.GetValueOrDefault("RegionId"), null, null, null, null, default);
        try
        {
            using var message = CreateMessage(request, parameters, credential, out var signature);
            string?[] secrets = [credential?.SecurityToken, credential?.AccessKeySecret, signature?.Signature, request.Secret];
            var response = await ExchangeAsync(request, message, cancellationToken).ConfigureAwait(false);
            trace = trace with { StatusCode = response.Status, RequestId = Redaction.Clean(response.RequestId ?? string.Empty, secrets) is { Length: > 0 } id ? id : null };
            if (response.Error is null)
            {
                request.Redact(response.Result!, text => Redaction.Clean(text, secrets));
                trace = trace with { Rows = Count(response.Result) };
                return response.Result!;
            }

            var failure = CreateException(response.Error, response, Context(request, parameters, page), request.ErrorPrefix, text => Redaction.Clean(text, secrets), signature?.StringToSign);
            trace = trace with { ErrorCode = failure.Code };
            throw failure;
        }
        finally
        {
            _options.Observer.Completed?.Invoke(trace with { Elapsed = _options.Clock.GetElapsedTime(started) });
        }
    }

    /// <summary>Sends a message and reads its response. Whatever goes wrong on the way is an error in the result.</summary>
    private async Task<Response<T>> ExchangeAsync<T>(ApiRequest<T> request, HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var result = new Response<T>();
        using var limit = new CancellationTokenSource(_options.RequestTimeout, _options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var response = await _transport.SendAsync(message, either.Token).ConfigureAwait(false);
            result.Note(response);
            var maxLength = response.IsSuccessStatusCode ? BoundedBody.MaxLength : ErrorResponse.MaxLength;
            using var body = await BoundedBody.ReadAsync(response.Content, maxLength, either.Token).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                result.Error = ErrorResponse.Read(response.StatusCode, body.Utf8);
            }
            else if (body.IsTruncated)
            {
                result.Error = new ErrorResponse(
                    TransportErrors.TooLarge, $"The response of {Host} is longer than {BoundedBody.MaxLength / (1024 * 1024)} MiB. No response of the service is that long.");
            }
            else if (body.Utf8.IsEmpty)
            {
                result.Error = new ErrorResponse(TransportErrors.MalformedResponse, $"The response of {Host} is empty.");
            }
            else if (ErrorResponse.IsHtml(body.Utf8.Span, response.Content.Headers.ContentType))
            {
                result.Error = ErrorResponse.Describe(response.StatusCode, body.Utf8.Span);
            }
            else
            {
                try
                {
                    result.Result = ResponseReader.Read(request, body.Utf8, _strings, _options.ProfileName);
                }
                catch (System.Text.Json.JsonException) when (ErrorResponse.TryRead(body.Utf8) is { } error)
                {
                    // An error may come with the status of success.
                    result.Error = error;
                }
            }
        }
        catch (Exception failure) when (TransportErrors.Includes(failure))
        {
            cancellationToken.ThrowIfCancellationRequested();
            result.Error = TransportErrors.Describe(failure, _options, result.Status is not null, out var wasNotSent);
            (result.WasNotSent, result.Cause) = (wasNotSent, TransportErrors.Cause(failure));
        }

        return result;
    }

    private ErrorContext Context<T>(ApiRequest<T> request, QueryParameters parameters, int? page) => new()
    {
        Action = request.Action,
        Service = request.Service,
        Endpoint = _options.Endpoint,
        EndpointSource = _options.EndpointSource,
        RegionId = parameters.Values.GetValueOrDefault("RegionId"),
        ProfileName = _options.ProfileName,
        Page = page,
        NextToken = page is null ? null : parameters.Values.GetValueOrDefault("NextToken"),
        Parameters = request.IsAnonymous ? ErrorContext.None.Parameters : parameters.Values,
        Request = request.IsAnonymous ? null : request,
    };

    private ApiException CreateException<T>(
        ErrorResponse error, Response<T> response, ErrorContext known, string? prefix, Func<string, string> clean, string? stringToSign) => new(
        Redaction.Shorten(clean(error.Code)),
        prefix + Redaction.Truncate(clean(error.Message), Redaction.MaxMessageLength),
        known with
        {
            StatusCode = response.Status,
            RequestId = response.RequestId is { } id ? Redaction.Shorten(clean(id)) : null,
            RetryAfter = response.RetryAfter,
            ServerTime = response.ServerTime,
            MachineTime = _options.Clock.GetUtcNow(),
            StringToSign = stringToSign,
            Denial = error.Denial?.Clean(clean),
            HelpLink = error.HelpLink is null ? null : clean(error.HelpLink),
            WasNotSent = response.WasNotSent,
        },
        response.Cause);

    private static int? Count(object? response) => response switch
    {
        IPage page => page.ItemCount,
        ICollection items => items.Count,
        _ => null,
    };

    private HttpRequestMessage CreateMessage<T>(ApiRequest<T> request, QueryParameters parameters, Credential? credential, out Acs3Signature? signature)
    {
        // The query that is sent is identical to the query that was signed.
        var query = request.IsAnonymous ? AnonymousParameters(request).ToString() : parameters.ToString();
        var uri = new Uri(query.Length == 0 ? _base + "/" : $"{_base}/?{query}", AsWritten);
        var message = new HttpRequestMessage(request.Method, uri) { Content = new ByteArrayContent(request.IsAnonymous ? Encoding.ASCII.GetBytes(parameters.ToString()) : []) };
        message.Headers.Host = Host;
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (request.IsAnonymous)
        {
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        signature = credential is null ? null : Sign(message, new SignedRequest(request.Method.Method, Host, request.Action, request.Service.Version, query), credential);
        return message;
    }

    private QueryParameters AnonymousParameters<T>(ApiRequest<T> request) => new QueryParameters()
        .Add(request.Action, "Action")
        .Add("JSON", "Format")
        .Add(request.Service.Version, "Version")
        .Add(Acs3Signer.Time(_clock.Now), "Timestamp")
        .Add(_options.Nonce(), "SignatureNonce");

    private Acs3Signature Sign(HttpRequestMessage message, SignedRequest request, Credential credential)
    {
        var signature = Acs3Signer.Sign(request, credential, _clock.Now, _options.Nonce());
        if (_options.Observer.Signed is { } signed)
        {
            // The token first: it may contain the ID.
            var canonicalRequest = credential.SecurityToken is { Length: > 0 } token ? signature.CanonicalRequest.Replace(token, "****", StringComparison.Ordinal) : signature.CanonicalRequest;
            signed(new SignatureTrace(
                canonicalRequest.Replace($"\nx-acs-accesskey-id:{credential.AccessKeyId}\n", $"\nx-acs-accesskey-id:{credential.MaskedAccessKeyId}\n", StringComparison.Ordinal),
                signature.StringToSign));
        }

        foreach (var (name, value) in signature.Headers)
        {
            if (name != "host")
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }

        message.Headers.TryAddWithoutValidation("Authorization", signature.Authorization);
        return signature;
    }

    /// <summary>The parts of a response that were received.</summary>
    private sealed class Response<T>
    {
        private string? _requestIdHeader;

        public T? Result { get; set; }

        /// <summary>What went wrong; <see langword="null"/> after success.</summary>
        public ErrorResponse? Error { get; set; }

        public HttpStatusCode? Status { get; private set; }

        public string? RequestId => Error?.RequestId ?? _requestIdHeader;

        public TimeSpan? RetryAfter { get; private set; }

        public DateTimeOffset? ServerTime { get; private set; }

        public bool WasNotSent { get; set; }

        public Exception? Cause { get; set; }

        public void Note(HttpResponseMessage response)
        {
            Status = response.StatusCode;
            _requestIdHeader = response.Headers.TryGetValues("x-acs-request-id", out var ids) ? ids.First() : null;
            RetryAfter = ErrorResponse.RetryAfter(response);

            // A time that can't be true would take the clock beyond the end of time.
            ServerTime = response.Headers.Date is { Year: > 2000 and < 2100 } date ? date : null;
        }
    }
}
