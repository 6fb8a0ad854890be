using System.Globalization;
using System.Net;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Sends the unsigned requests of credential sources: small responses, short timeouts.</summary>
internal static class UnsignedHttpClient
{
    private const int MaxResponseBytes = 64 * 1024;

    /// <returns>The status and the body of the response, cut off after 64 KiB.</returns>
    /// <exception cref="CredentialException">No whole response arrived in time.</exception>
    public static async Task<(HttpStatusCode Status, ReadOnlyMemory<byte> Body)> SendAsync(
        CredentialEnvironment environment, HttpRequestMessage request, string source, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timedOut = new CancellationTokenSource(timeout, environment.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timedOut.Token);
        try
        {
            using var response = await environment.Transport(request.RequestUri!).SendAsync(request, either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await using (body.ConfigureAwait(false))
            {
                var buffer = new byte[MaxResponseBytes];
                var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, either.Token).ConfigureAwait(false);
                return (response.StatusCode, buffer.AsMemory(0, length));
            }
        }
        catch (OperationCanceledException failed) when (failed.InnerException is TimeoutException && !cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException($"{source} can't be reached: the connection timed out.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CredentialException(string.Create(CultureInfo.InvariantCulture, $"{source} didn't respond within {timeout.TotalSeconds:0.#} s."));
        }
        catch (Exception corrupt) when (corrupt is InvalidDataException or InvalidOperationException)
        {
            throw new CredentialException($"{source} returned a response that can't be decompressed.");
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            var through = environment.Proxy(request.RequestUri!) is { } proxy ? $" through the {proxy}" : string.Empty;
            throw new CredentialException($"{source} can't be reached{through}: {TransportErrors.Reason(failed).TrimEnd('.')}.", innerException: TransportErrors.Cause(failed));
        }
    }
}
