using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;

namespace Aliyun.Eni.Emulator.KeyServers;

/// <summary>The tokens of version 2 of the metadata service: whoever asks for one says how long it is to live.</summary>
internal sealed class MetadataTokens(EmulatorServer emulator)
{
    private const string LifetimeHeader = "x-aliyun-ecs-metadata-token-ttl-seconds";
    private const string TokenHeader = "x-aliyun-ecs-metadata-token";
    private const int MaxSeconds = 21600;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    public KeyAnswer Answer(KeyRequest request)
    {
        if (!int.TryParse(request.Headers.GetValueOrDefault(LifetimeHeader), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds is < 1 or > MaxSeconds)
        {
            return KeyAnswer.Empty(400);
        }

        var token = $"{RandomNumberGenerator.GetHexString(40)}==";
        _ends[token] = emulator.Now.AddSeconds(seconds);
        return new(200, token);
    }

    /// <summary>A token has to be a good one even where none is needed.</summary>
    public bool Allow(KeyRequest request, bool requireToken) => request.Headers.TryGetValue(TokenHeader, out var token)
        ? _ends.TryGetValue(token, out var end) && emulator.Now < end
        : !requireToken;
}
