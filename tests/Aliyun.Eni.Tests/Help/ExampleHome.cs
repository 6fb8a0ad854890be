using System.Text.Json;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;

namespace Aliyun.Eni.Tests.Help;

/// <summary>
/// What the examples of the help find: the emulator with the rows the sandbox shows, the profiles work and home, the files they read, and somebody who
/// answers Get-Credential and Read-Host. Each has a folder of its own. Its files hold the IDs of the emulator (.txt) or a response that was saved before
/// the first of its rows came to be (.json, .xml); aliyun, the CLI, answers with such a response too.
/// </summary>
internal sealed class ExampleHome : IAsyncDisposable
{
    private readonly EmulatorServer _emulator;

    private ExampleHome(EmulatorServer emulator)
    {
        _emulator = emulator;
        Write("config.json", JsonSerializer.Serialize(new { current = "work", profiles = new[] { Profile("work"), Profile("home") } }));
        Write("saved.json", SavedResponse.Json(Saved));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("aliyun-eni-examples-").FullName;

    public Dictionary<string, string> Environment => new()
    {
        ["ALIBABA_CLOUD_ENDPOINT"] = _emulator.Endpoint.ToString(),
        ["ALIBABA_CLOUD_STS_ENDPOINT"] = _emulator.Endpoint.ToString(),
        ["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou",
        ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = EmulatorAccount.AccessKey.AccessKeyId,
        ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = EmulatorAccount.AccessKey.AccessKeySecret,
        ["ALIBABA_CLOUD_CONFIG_FILE"] = Path.Combine(Folder, "config.json"),
    };

    private IReadOnlyList<EniRow> Rows => [.. _emulator.Data.InRegion("cn-hangzhou")];

    private IReadOnlyList<EniRow> Saved => [.. Rows.Skip(1)];

    public static async Task<ExampleHome> OpenAsync(IEnumerable<Example> examples)
    {
        var home = new ExampleHome(await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 35 }, TestContext.Current.CancellationToken));
        foreach (var example in examples)
        {
            Directory.CreateDirectory(Path.Combine(home.Folder, example.Name));
            foreach (var file in example.Files)
            {
                home.Write(Path.Combine(example.Name, file.Replace("*", "1", StringComparison.Ordinal)), home.Text(file));
            }
        }

        return home;
    }

    /// <summary>A script that runs examples one after the other; of each it writes a line: the name, how many objects it wrote, and its error.</summary>
    public string Script(IEnumerable<Example> examples) => $$"""
        $ErrorActionPreference = 'Stop'
        $ProgressPreference = 'SilentlyContinue'
        $secret = [securestring]::new()
        foreach ($c in {{Quoted(EmulatorAccount.AccessKey.AccessKeySecret)}}.ToCharArray()) { $secret.AppendChar($c) }
        function Get-Credential { [pscredential]::new({{Quoted(EmulatorAccount.AccessKey.AccessKeyId)}}, $secret) }
        function Read-Host { $secret }
        function aliyun { [System.IO.File]::ReadAllText({{Quoted(Path.Combine(Folder, "saved.json"))}}) }
        function Test-Example($Name, $Code) {
            Clear-AliContext
            $null = $ExecutionContext.SessionState.Path.SetLocation({{Quoted(Folder + Path.DirectorySeparatorChar)}} + $Name)
            $count = 0
            try {
                foreach ($object in & ([scriptblock]::Create($Code))) { $count++ }
                "$Name`t$count`t"
            }
            catch { "$Name`t$count`t$_" }
        }
        {{string.Join('\n', examples.Select(example => $"Test-Example {Quoted(example.Name)} {Quoted(example.Code)}"))}}
        """;

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static object Profile(string name) => new
    {
        name,
        mode = "AK",
        access_key_id = EmulatorAccount.AccessKey.AccessKeyId,
        access_key_secret = EmulatorAccount.AccessKey.AccessKeySecret,
        region_id = "cn-hangzhou",
    };

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private string Text(string file) => Path.GetExtension(file) switch
    {
        ".json" => SavedResponse.Json(Saved),
        ".xml" => SavedResponse.Xml(Saved),
        _ => string.Join('\n', Rows.Select(row => row.NetworkInterfaceId)),
    };

    private void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            // The module warns of keys that others can read.
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
