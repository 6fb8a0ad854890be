using System.Text.Json;

namespace Aliyun.Eni.Client.Credentials.Cli;

/// <summary>A profile of the CLI's configuration file, by the CLI's names (config/profile.go of aliyun-cli).</summary>
internal sealed class CliProfile(JsonElement members)
{
    public string Name => Text("name") ?? "(unnamed)";

    /// <summary>How the profile comes by credentials; the CLI takes AK where it is absent.</summary>
    public string Mode => Text("mode") ?? "AK";

    public string? RegionId => Text("region_id");

    public bool? WantsVpc => Flag("enable_vpc") ?? (Text("endpoint_type")?.Equals("vpc", StringComparison.OrdinalIgnoreCase) == true ? true : null);

    public string? Text(string name) => members.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
        ? text
        : null;

    public long? Number(string name) => members.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
        ? number
        : null;

    /// <exception cref="CredentialException">The profile does not have it.</exception>
    public string Need(string name) => Text(name) ?? throw new CredentialException(
        $"Profile '{Name}' has the mode {Mode} but no {name}.", $"aliyun configure --profile {Name} --mode {Mode}");

    private bool? Flag(string name) => members.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}
