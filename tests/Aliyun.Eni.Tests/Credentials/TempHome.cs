using System.Text.Json;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.CredentialEndpoints;
using Microsoft.Extensions.Time.Testing;

namespace Aliyun.Eni.Tests.Credentials;

/// <summary>
/// A temporary home directory with its own environment variables, and the servers that issue credentials: all on loopback, on one clock.
/// </summary>
internal sealed class TempHome : IAsyncDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false });

    private TempHome(EmulatorServer emulator, MetadataServer metadata, CredentialsUriServer uri, FakeTimeProvider clock)
    {
        (Emulator, Metadata, Uri, Clock) = (emulator, metadata, uri, clock);
        Environment["ALIBABA_CLOUD_STS_ENDPOINT"] = emulator.Endpoint.ToString();
        Environment[EcsRamRoleProvider.EndpointVariable] = metadata.Endpoint.ToString();
        CredentialEnvironment = new CredentialEnvironment
        {
            Variable = name => Environment.GetValueOrDefault(name),
            Home = Folder,
            Transport = _ => _http,
            IsEcsInstance = () => false,
            Clock = clock,
        };
    }

    public static string Role => "acs:ram::1234567890123456:role/eni-reader";

    public string Folder { get; } = Directory.CreateTempSubdirectory("aliyun-eni-home-").FullName;

    public Dictionary<string, string> Environment { get; } = [];

    public EmulatorServer Emulator { get; }

    public MetadataServer Metadata { get; }

    public CredentialsUriServer Uri { get; }

    public FakeTimeProvider Clock { get; }

    public CredentialEnvironment CredentialEnvironment { get; init; }

    public static async Task<TempHome> OpenAsync(TimeSpan? sessionLifetime = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var cancellation = TestContext.Current.CancellationToken;
        var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 10, TimeProvider = clock, SessionLifetime = sessionLifetime }, cancellation);
        return new TempHome(
            emulator,
            await MetadataServer.StartAsync(new MetadataOptions { Emulator = emulator }, cancellation),
            await CredentialsUriServer.StartAsync(new CredentialsUriOptions { Emulator = emulator }, cancellation),
            clock);
    }

    public string Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    /// <summary>Writes the CLI's configuration file with these profiles. The first one is the current one.</summary>
    public string WriteConfig(params object[] profiles) => Write(
        ".aliyun/config.json",
        JsonSerializer.Serialize(new { current = JsonSerializer.SerializeToElement(profiles[0]).GetProperty("name").GetString(), profiles }));

    /// <summary>Gets the credential that the chain resolves to.</summary>
    public async Task<Credential> CredentialAsync(string? profile = null) =>
        await CredentialChain.Resolve(CredentialEnvironment, profile).Provider.GetAsync(TestContext.Current.CancellationToken);

    public int Calls(string action) => Emulator.Requests.Count(request => request.Action == action);

    public async ValueTask DisposeAsync()
    {
        await Uri.DisposeAsync();
        await Metadata.DisposeAsync();
        await Emulator.DisposeAsync();
        _http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
