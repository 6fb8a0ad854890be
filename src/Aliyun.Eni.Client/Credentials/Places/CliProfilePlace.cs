using Aliyun.Eni.Client.Credentials.Cli;

namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>A profile of the CLI's configuration file.</summary>
internal sealed class CliProfilePlace(string? profileName) : IPlace
{
    public const string DisabledVariable = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";

    public string Name => "CLI profile";

    public Finding Look(CredentialInputs inputs)
    {
        if (profileName is null && inputs.IsOn(DisabledVariable))
        {
            return Finding.Nothing($"switched off by {DisabledVariable}");
        }

        return Finding.Of(() =>
        {
            var path = CliConfig.PathFor(inputs);
            var config = CliConfig.Read(path) ?? throw new CredentialException($"{path} does not exist");
            return CliModes.Provider(inputs, config, config.Profile(profileName ?? inputs.Text(ProfileNames.Variable)));
        });
    }
}
