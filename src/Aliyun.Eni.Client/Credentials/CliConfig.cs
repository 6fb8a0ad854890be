using System.Text;
using System.Text.Json;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>The configuration file of the Alibaba Cloud CLI, <c>~/.aliyun/config.json</c>.</summary>
internal sealed class CliConfig
{
    public const string DisabledVariable = "ALIBABA_CLOUD_CLI_PROFILE_DISABLED";

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The number of profiles that an error names.</summary>
    private const int MaxNames = 10;

    private readonly string? _current;
    private readonly OrderedDictionary<string, CliProfile> _profiles = new(StringComparer.Ordinal);

    private CliConfig(string path, JsonElement root)
    {
        Path = path;
        _current = CredentialJson.GetString(root, "current");
        if (root.TryGetProperty("profiles", out var profiles) && profiles.ValueKind == JsonValueKind.Array)
        {
            foreach (var members in profiles.EnumerateArray().Where(static profile => profile.ValueKind == JsonValueKind.Object))
            {
                // Of two profiles with one name the CLI uses the first.
                var profile = new CliProfile(this, members);
                _profiles.TryAdd(profile.Name, profile);
            }
        }
    }

    public string Path { get; }

    public IReadOnlyCollection<string> ProfileNames => _profiles.Keys;

    /// <summary>The path of the file: the environment's (as in the official Go SDK), else the CLI's own.</summary>
    public static string GetPath(CredentialEnvironment environment) =>
        environment.GetPath("ALIBABA_CLOUD_CONFIG_FILE") ?? System.IO.Path.Combine(environment.Home, ".aliyun", "config.json");

    /// <returns>The file; <see langword="null"/> when it doesn't exist.</returns>
    /// <exception cref="CredentialException">The file can't be read or is malformed.</exception>
    public static CliConfig? Read(CredentialEnvironment environment)
    {
        var path = GetPath(environment);
        if (environment.ReadFile(path) is not { } text)
        {
            return null;
        }

        try
        {
            using var document = CredentialJson.Parse(Encoding.UTF8.GetBytes(text), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new CliConfig(path, document.RootElement.Clone())
                : throw new CredentialException($"{path} isn't a configuration of the CLI: it isn't a JSON object.", "Run: aliyun configure");
        }
        catch (JsonException malformed)
        {
            // The parser's message quotes the text, and the text may be a secret.
            var problem = malformed.LineNumber is { } line ? $"isn't valid JSON (line {line + 1})" : "contains invalid UTF-8 or an incomplete Unicode escape";
            throw new CredentialException($"{path} {problem}.", "Run: aliyun configure");
        }
    }

    /// <summary>The remedy that sets up a profile with the CLI.</summary>
    public static string ConfigureRemedy(string profileName, string? mode = null)
    {
        return $"Run: aliyun configure --profile {Quote(Redaction.Shorten(profileName))}{(mode is null ? null : $" --mode {mode}")}";
    }

    private static string Quote(string name) => name.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? name : Literal(name);

    // PowerShell accepts typographic quotes as delimiters too.
    private static string Literal(string text) => $"'{string.Concat(text.Select(static c => c is '\'' or (>= '\u2018' and <= '\u201B') ? $"{c}{c}" : c.ToString()))}'";

    /// <summary>Gets a profile by its exact name; the file's current one for <see langword="null"/>.</summary>
    /// <exception cref="CredentialException">The profile doesn't exist.</exception>
    public CliProfile GetProfile(string? name)
    {
        var wanted = name ?? _current ?? "default";
        return _profiles.GetValueOrDefault(wanted) ?? throw new CredentialException($"{Path} has no profile {Redaction.Quote(wanted)}; it has {List()}.", Remedy(name, wanted));
    }

    /// <summary>Gets the profile that another one has as its source.</summary>
    /// <exception cref="CredentialException">The profile doesn't exist.</exception>
    public CliProfile GetSourceProfile(string name, string dependent) => _profiles.GetValueOrDefault(name)
        ?? throw new CredentialException($"{Path} has no profile {Redaction.Quote(name)}, the source of {Redaction.Quote(dependent)}; it has {List()}.", ConfigureRemedy(dependent));

    private string List() => _profiles.Count == 0 ? "none"
        : string.Join(", ", _profiles.Keys.Take(MaxNames).Select(Redaction.Quote)) + (_profiles.Count > MaxNames ? $" and {_profiles.Count - MaxNames} others" : string.Empty);

    // The CLI loads its current profile before any command: while that is missing, `aliyun configure` fails as well.
    private string Remedy(string? name, string wanted)
    {
        var nearest = SimilarText.Nearest(wanted, _profiles.Keys);
        if (_profiles.Count == 0 || (name is not null && nearest.Count == 0 && _profiles.ContainsKey(_current ?? "default")))
        {
            return ConfigureRemedy(wanted);
        }

        var existing = nearest.Count > 0 ? nearest[0] : _profiles.Keys.First();
        return name is not null
            ? $"Use -ProfileName {Quote(existing)}."
            : $"Use -ProfileName {Quote(existing)}, $env:ALIBABA_CLOUD_PROFILE = {Literal(existing)}, or \"current\": \"{existing}\" in that file.";
    }
}
