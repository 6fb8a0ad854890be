using Aliyun.Eni.Client.Credentials.Ini;

namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>A section of the SDKs' credentials file, under either of its names.</summary>
internal sealed class IniProfilePlace(string? profileName) : IPlace
{
    private const string DefaultSection = "default";

    public string Name => "credentials file";

    public Finding Look(CredentialInputs inputs) => Finding.Of(() => Profile(inputs, profileName).Provider(inputs));

    /// <exception cref="CredentialException">There is no file, or no such section.</exception>
    public static IniProfile Profile(CredentialInputs inputs, string? profileName)
    {
        var wanted = profileName ?? inputs.Text(ProfileNames.Variable) ?? DefaultSection;
        var paths = IniFile.PathsFor(inputs);
        var files = paths.Select(IniFile.Read).OfType<IniFile>().ToList();
        if (files.Count == 0)
        {
            throw new CredentialException($"{string.Join(" and ", paths)} {(paths.Count == 1 ? "does" : "do")} not exist");
        }

        return files.Select(file => file.Section(wanted) is { } section ? new IniProfile(file.Path, wanted, section) : null).FirstOrDefault(static profile => profile is not null)
            ?? throw new CredentialException($"{string.Join(" and ", files.Select(static file => file.Path))} has no section [{wanted}]");
    }
}
