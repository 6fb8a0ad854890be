using System.Text;
using System.Text.Json;

namespace Aliyun.Eni.Client.Credentials.Cli;

/// <summary>The CLI's configuration file, <c>~/.aliyun/config.json</c>.</summary>
internal sealed class CliConfig
{
    private readonly string? _current;
    private readonly Dictionary<string, CliProfile> _profiles = new(StringComparer.Ordinal);

    private CliConfig(string path, JsonElement root)
    {
        Path = path;
        _current = root.TryGetProperty("current", out var current) && current.ValueKind == JsonValueKind.String ? current.GetString() : null;
        if (root.TryGetProperty("profiles", out var profiles) && profiles.ValueKind == JsonValueKind.Array)
        {
            foreach (var members in profiles.EnumerateArray().Where(static profile => profile.ValueKind == JsonValueKind.Object))
            {
                var profile = new CliProfile(members);
                _profiles[profile.Name] = profile;
            }
        }
    }

    public string Path { get; }

    public IReadOnlyCollection<string> Names => _profiles.Keys;

    /// <summary>The path of the file: the SDKs' own, else the one of the environment (as the official Go SDK has it).</summary>
    public static string PathFor(Surroundings inputs) =>
        inputs.Text("ALIBABA_CLOUD_CONFIG_FILE") ?? System.IO.Path.Combine(inputs.Home, ".aliyun", "config.json");

    /// <returns>The file; <see langword="null"/> when there is none.</returns>
    /// <exception cref="CredentialException">It cannot be read, or is no configuration.</exception>
    public static CliConfig? Read(string path)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            using var document = KeyText.Parse(Encoding.UTF8.GetBytes(File.ReadAllText(path)), options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new CliConfig(path, document.RootElement.Clone())
                : throw new CredentialException($"{path} is no configuration of the CLI: it is not a JSON object.", "aliyun configure");
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new CredentialException($"{path} cannot be read: {unreadable.Message}", innerException: unreadable);
        }
        catch (JsonException malformed)
        {
            // The parser's own words quote the text, and the text may be a secret.
            throw new CredentialException(malformed.LineNumber is { } line ? $"{path} is no JSON (line {line + 1})." : $"{path} holds text that is none.", "aliyun configure");
        }
    }

    /// <summary>A profile by its name, else the current one.</summary>
    /// <exception cref="CredentialException">There is no such profile.</exception>
    public CliProfile Profile(string? name)
    {
        var wanted = name ?? _current ?? "default";
        return _profiles.GetValueOrDefault(wanted)
            ?? throw new CredentialException($"{Path} has no profile '{wanted}'; it has {Listed()}.", $"aliyun configure --profile {wanted}");
    }

    private string Listed() => _profiles.Count == 0 ? "none" : string.Join(", ", _profiles.Keys.Select(static name => $"'{name}'"));
}
