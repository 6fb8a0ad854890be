using System.Net;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>The unsigned requests of credential sources: small answers, short limits.</summary>
internal static class PlainHttp
{
    private const int MostRead = 64 * 1024;

    /// <returns>The status and the body of the answer.</returns>
    /// <exception cref="CredentialException">No answer came in time.</exception>
    public static async Task<(HttpStatusCode Status, ReadOnlyMemory<byte> Body)> SendAsync(
        PlainRequest request, HttpMessageInvoker transport, string source, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, request.Address);
        if (request.Header is { } header)
        {
            message.Headers.Add(header.Name, header.Value);
        }

        using var late = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            using var response = await transport.SendAsync(message, either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                var buffer = new byte[MostRead];
                var length = await body.ReadAtLeastAsync(buffer, MostRead, throwOnEndOfStream: false, either.Token).ConfigureAwait(false);
                return (response.StatusCode, buffer.AsMemory(0, length));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException($"{source} did not answer within {limit.TotalSeconds:0.#} s.");
        }
        catch (InvalidDataException notUnpacked)
        {
            throw new CredentialException($"{source} sent an answer that cannot be unpacked.", innerException: notUnpacked);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            throw new CredentialException($"{source} cannot be reached: {(failed.InnerException ?? failed).Message}.", innerException: failed);
        }
    }
}
