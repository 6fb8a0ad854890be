namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>What a place of the default chain holds: a provider, or the reason why it has none.</summary>
/// <param name="Provider">The way to the credential; <see langword="null"/> when there is none.</param>
/// <param name="Found">What was found, or what is missing or wrong: a clause for the end of a sentence.</param>
/// <param name="Remedy">The command or step that mends it, when something is broken.</param>
internal sealed record Finding(ICredentialProvider? Provider, string Found, string? Remedy = null)
{
    public static Finding Nothing(string why) => new(null, why);

    public static Finding Broken(CredentialException problem) => new(null, problem.Message.TrimEnd('.'), problem.Remedy);

    /// <summary>Makes a provider; what it complains of is what was found.</summary>
    public static Finding Of(Func<ICredentialProvider> create)
    {
        try
        {
            var provider = create();
            return new Finding(provider, provider.Description);
        }
        catch (CredentialException problem)
        {
            return Broken(problem);
        }
    }
}
