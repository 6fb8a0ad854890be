using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>The result of one credential source: a provider, or the reason why there is none.</summary>
/// <param name="Provider">The provider; <see langword="null"/> when there is none.</param>
/// <param name="Message">The description of the provider, or what is missing or wrong: a clause without a full stop.</param>
/// <param name="Remedy">What fixes it, as a sentence, when something is wrong.</param>
internal sealed record CredentialResult(ICredentialProvider? Provider, string Message, string? Remedy = null)
{
    public static CredentialResult NotConfigured(string reason) => new(null, reason);

    public static CredentialResult Failed(CredentialException error) => new(null, error.Message.TrimEnd('.'), error.Remedy);

    /// <summary>Creates the provider; a <see cref="CredentialException"/> becomes the reason.</summary>
    public static CredentialResult From(Func<ICredentialProvider> create)
    {
        try
        {
            var provider = create();
            return new CredentialResult(provider, provider.Description);
        }
        catch (CredentialException error)
        {
            return Failed(error);
        }
    }
}

/// <summary>The default credential chain of the official SDKs: its sources, in their order. Resolving it reads variables and files, and sends no request.</summary>
internal static class CredentialChain
{
    private static readonly CredentialSource CredentialsUri = new("credentials URI", CredentialsUriProvider.TryCreate);

    private static readonly CredentialSource InstanceRole = new("ECS RAM role", EcsRamRoleProvider.TryCreate);

    /// <summary>Gets the provider of the first source that has one. A named profile is searched in the files only.</summary>
    /// <exception cref="CredentialException">No source has one. The message names each source with its reason.</exception>
    public static (ICredentialProvider Provider, string Source) Resolve(CredentialEnvironment environment, string? profileName = null)
    {
        var attempts = new List<Attempt>();
        foreach (var source in Sources(profileName))
        {
            var result = source.TryCreate(environment);
            attempts.Add(new Attempt(source.Name, result));
            if (result.Provider is not null)
            {
                return (source == InstanceRole ? new FallbackProvider(attempts, environment) : result.Provider, source.Name);
            }
        }

        throw NoCredentials(attempts, profileName);
    }

    private static CredentialSource[] Sources(string? profileName)
    {
        var cli = new CredentialSource("CLI profile", environment => CliProfile.TryCreate(environment, profileName));
        var ini = new CredentialSource("credentials file", environment => IniProfile.TryCreate(environment, profileName));
        return profileName is not null
            ? [cli, ini]
            : [new("environment", StaticProvider.TryCreate), new("OIDC role", OidcRoleProvider.TryCreate), cli, ini, InstanceRole, CredentialsUri];
    }

    private static CredentialException NoCredentials(IReadOnlyList<Attempt> attempts, string? profileName)
    {
        var remedy = attempts.Select(static attempt => attempt.Result.Remedy).FirstOrDefault(static remedy => remedy is not null)
            ?? (profileName is null ? "Run: aliyun configure" : CliConfig.ConfigureRemedy(profileName));
        var sources = string.Join("; ", attempts.Select(static (attempt, index) => $"({index + 1}) {attempt.Source}: {attempt.Result.Message}"));
        var problem = profileName is null ? "No credentials were found." : $"The profile {Redaction.Quote(profileName)} has no usable credentials.";
        return new CredentialException($"{problem} Searched in this order: {sources}.", remedy);
    }

    private sealed record CredentialSource(string Name, Func<CredentialEnvironment, CredentialResult> TryCreate);

    private sealed record Attempt(string Source, CredentialResult Result);

    /// <summary>The role of the instance; where the metadata service has none, which only a request shows, the credentials URI.</summary>
    private sealed class FallbackProvider(IReadOnlyList<Attempt> attempts, CredentialEnvironment environment) : ICredentialProvider
    {
        private volatile ICredentialProvider _current = attempts[^1].Result.Provider!;

        public string Description => _current.Description;

        public bool Invalidate(Credential refused) => _current.Invalidate(refused);

        public async ValueTask<Credential> GetAsync(CancellationToken cancellationToken)
        {
            var current = _current;
            try
            {
                return await current.GetAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (CredentialException failure) when (current == attempts[^1].Result.Provider)
            {
                var fallback = CredentialsUri.TryCreate(environment);
                if (fallback.Provider is null)
                {
                    throw NoCredentials([.. attempts.SkipLast(1), new(InstanceRole.Name, CredentialResult.Failed(failure)), new(CredentialsUri.Name, fallback)], null);
                }

                try
                {
                    var credential = await fallback.Provider.GetAsync(cancellationToken).ConfigureAwait(false);
                    _current = fallback.Provider;
                    return credential;
                }
                catch (CredentialException second)
                {
                    // The failure of the instance role is the one that the user may have to fix.
                    throw NoCredentials(
                        [.. attempts.SkipLast(1), new(InstanceRole.Name, CredentialResult.Failed(failure)), new(CredentialsUri.Name, CredentialResult.Failed(second))], null);
                }
            }
        }
    }
}
