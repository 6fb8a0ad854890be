using System.Collections.Concurrent;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>Everything outside the client that credential sources use, so that a test can replace each part.</summary>
internal sealed record CredentialEnvironment
{
    /// <summary>The longest path that operating systems accept.</summary>
    private const int MaxPathLength = 4096;

    /// <summary>The variables that name the profile: the SDKs', then the CLI's other two.</summary>
    private static readonly string[] ProfileVariables = ["ALIBABA_CLOUD_PROFILE", "ALIBABACLOUD_PROFILE", "ALICLOUD_PROFILE"];

    /// <summary>Gets the value of an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The user's home directory.</summary>
    public required string Home { get; init; }

    /// <summary>Gets the transport for an endpoint: through the proxy, or directly for this machine and the instance metadata.</summary>
    public required Func<Uri, HttpMessageInvoker> Transport { get; init; }

    /// <summary>Gets the proxy that <see cref="Transport"/> uses for an endpoint, for error messages; <see langword="null"/> for none.</summary>
    public Func<Uri, ProxySetting?> Proxy { get; init; } = static _ => null;

    /// <summary>Whether this machine is an ECS instance, as far as that shows without a request.</summary>
    public required Func<bool> IsEcsInstance { get; init; }

    /// <summary>The maximum number of retries of an STS request.</summary>
    public int MaxRetry { get; init; }

    /// <summary>The clock that expirations are compared with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Cancels the reading of files.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>The providers with a session, by what they are created from: a second command uses the session of the first.</summary>
    public ConcurrentDictionary<object, RefreshingProvider> Sessions { get; init; } = new();

    /// <summary>What <see cref="Transport"/> depends on: a session isn't shared by two proxies, because its provider keeps the transport.</summary>
    public object? SessionScope { get; init; }

    /// <summary>The profile that the environment names; <see langword="null"/> for none.</summary>
    public string? ProfileName => ProfileVariables.Select(GetValue).FirstOrDefault(static name => name is not null);

    /// <summary>Whether an environment variable is true (in any case) or 1.</summary>
    public bool IsTrue(string variable) => GetValue(variable) is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>The value of an environment variable, trimmed; <see langword="null"/> when it is empty or not set.</summary>
    public string? GetValue(string variable) => Variable(variable)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>
    /// The path in an environment variable; <see langword="null"/> when it is empty or not set. A text that looks like the contents of the file is replaced:
    /// it may be a secret, and errors quote the path.
    /// </summary>
    public string? GetPath(string variable) => GetValue(variable) switch
    {
        null => null,
        ['{' or '[', ..] or { Length: > MaxPathLength } => $"(the contents of a file instead of its path in {variable})",
        var token when token.StartsWith("eyJ", StringComparison.Ordinal) && token.AsSpan().IndexOfAny('/', '\\') < 0 => $"(the contents of a file instead of its path in {variable})",
        var path => path,
    };

    /// <summary>Gets the shared provider for a source, or creates it.</summary>
    /// <param name="key">Everything that the credential depends on, compared by value. It stays in memory and is never printed.</param>
    /// <param name="description">The description of the provider.</param>
    /// <param name="fetch">Fetches a new credential.</param>
    public RefreshingProvider GetOrAddSession(object key, string description, Func<CancellationToken, Task<Credential>> fetch) =>
        Sessions.GetOrAdd((SessionScope, key), _ => new RefreshingProvider(description, fetch, Clock));

    /// <summary>Creates a client of the Security Token Service.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="credentials">Signs the requests; <see langword="null"/> where none is signed.</param>
    /// <param name="profileName">The profile of the credentials, for errors.</param>
    public ApiClient StsClient(Uri endpoint, ICredentialProvider? credentials, string? profileName = null) => new(
        Transport(endpoint), new ApiClientOptions(endpoint, credentials) { Clock = Clock, RequestTimeout = TimeSpan.FromSeconds(15), MaxRetry = MaxRetry, Proxy = Proxy, ProfileName = profileName });

    /// <summary>Reads a configuration file.</summary>
    /// <returns>The text; <see langword="null"/> when the file doesn't exist.</returns>
    /// <exception cref="CredentialException">The file can't be read.</exception>
    public string? ReadFile(string path)
    {
        const int MaxBytes = 1024 * 1024;
        try
        {
            return BoundedFile.ReadAllTextAsync(path, MaxBytes, Cancellation).GetAwaiter().GetResult();
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CredentialException($"{path} can't be read: {unreadable.Message}", innerException: unreadable);
        }
    }
}
