namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>A URI in the environment that answers with keys.</summary>
internal sealed class CredentialsUriPlace : IPlace
{
    public string Name => "credentials URI";

    public Finding Look(CredentialInputs inputs) => inputs.Text(CredentialsUriProvider.Variable) is { } uri
        ? Finding.Of(() => CredentialsUriProvider.Create(inputs, uri))
        : Finding.Nothing($"{CredentialsUriProvider.Variable} not set");
}
