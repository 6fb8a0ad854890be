namespace Aliyun.Eni.Client.Credentials.Ini;

/// <summary>The SDKs' credentials file: sections of <c>key = value</c>, with comments behind <c>#</c> and <c>;</c>.</summary>
internal sealed class IniFile
{
    private readonly Dictionary<string, Dictionary<string, string>> _sections = new(StringComparer.Ordinal);

    private IniFile(string path, IEnumerable<string> lines)
    {
        Path = path;
        Dictionary<string, string>? section = null;
        foreach (var line in lines.Select(static line => line.Trim()).Where(static line => line.Length > 0 && line[0] is not ('#' or ';')))
        {
            if (line[0] == '[' && line.IndexOf(']', StringComparison.Ordinal) is > 0 and var end)
            {
                section = _sections[line[1..end].Trim()] = new(StringComparer.OrdinalIgnoreCase);
            }
            else if (section is not null && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
            {
                section[line[..equals].Trim()] = WithoutComment(line[(equals + 1)..]);
            }
        }
    }

    public string Path { get; }

    public IReadOnlyCollection<string> SectionNames => _sections.Keys;

    /// <summary>
    /// The files to look for: the one of the environment, else both names the official SDKs use (the .NET SDK's ends in .ini, the others' does not).
    /// </summary>
    public static IReadOnlyList<string> PathsFor(Surroundings inputs) => inputs.Text("ALIBABA_CLOUD_CREDENTIALS_FILE") is { } file
        ? [file]
        : [System.IO.Path.Combine(inputs.Home, ".alibabacloud", "credentials"), System.IO.Path.Combine(inputs.Home, ".alibabacloud", "credentials.ini")];

    /// <returns>The file; <see langword="null"/> when there is none.</returns>
    /// <exception cref="CredentialException">It cannot be read.</exception>
    public static IniFile? Read(string path)
    {
        try
        {
            return new IniFile(path, File.ReadAllLines(path));
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CredentialException($"{path} cannot be read: {unreadable.Message}", innerException: unreadable);
        }
    }

    public IReadOnlyDictionary<string, string>? Section(string name) => _sections.GetValueOrDefault(name);

    private static string WithoutComment(string value)
    {
        // A # that follows white space begins a comment, as in the SDKs' own examples; one inside a value does not.
        for (var i = 1; i < value.Length; i++)
        {
            if (value[i] is '#' or ';' && char.IsWhiteSpace(value[i - 1]))
            {
                return value[..i].Trim();
            }
        }

        return value.Trim();
    }
}
