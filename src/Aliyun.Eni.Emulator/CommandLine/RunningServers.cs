using Aliyun.Eni.Emulator.KeyServers;

namespace Aliyun.Eni.Emulator.CommandLine;

/// <summary>The emulator and the servers of keys the command line asks for.</summary>
internal sealed class RunningServers(CommandLineArguments arguments) : IAsyncDisposable
{
    private EmulatorServer? _emulator;
    private MetadataServer? _metadata;
    private CredentialsUriServer? _uri;

    /// <summary>Starts them all.</summary>
    /// <returns>The line other programs wait for and read the addresses from: new ones only ever go to its end.</returns>
    public async Task<string> StartAsync()
    {
        var options = arguments.Options;
        _emulator = await EmulatorServer.StartAsync(options).ConfigureAwait(false);
        var key = options.Accounts[0].AccessKeyId;
        var line = $"ready {_emulator.Endpoint} AccessKeyId={key} ({options.Enis} network interfaces, seed {options.Seed})";
        if (arguments.MetadataPort is { } metadataPort)
        {
            _metadata = await MetadataServer.StartAsync(new() { Emulator = _emulator, Port = metadataPort }).ConfigureAwait(false);
            line += $" metadata={_metadata.Endpoint}";
        }

        if (arguments.CredentialsUriPort is { } uriPort)
        {
            _uri = await CredentialsUriServer.StartAsync(new() { Emulator = _emulator, Port = uriPort }).ConfigureAwait(false);
            line += $" credentials-uri={_uri.CredentialsUri.AbsoluteUri}";
        }

        return line;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in new IAsyncDisposable?[] { _uri, _metadata, _emulator }.OfType<IAsyncDisposable>())
        {
            await server.DisposeAsync().ConfigureAwait(false);
        }
    }
}
