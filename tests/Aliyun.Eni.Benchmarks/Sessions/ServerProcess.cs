using System.Globalization;

namespace Aliyun.Eni.Benchmarks.Sessions;

/// <summary>A server of prepared pages, in a process of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private ServerProcess(ChildProcess process, string endpoint) => (_process, Endpoint) = (process, endpoint);

    public string Endpoint { get; }

    /// <summary>What makes a command ask this server. The key is nobody's, and the server looks at no signature.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["ALIBABA_CLOUD_ENDPOINT"] = Endpoint,
        ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "testid",
        ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "testsecret",
        ["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou",
    };

    public static async Task<ServerProcess> StartAsync(int rows, int delayMilliseconds = 0)
    {
        var process = ChildProcess.StartOwn(
            [ChildVerbs.Serve, rows.ToString(CultureInfo.InvariantCulture), delayMilliseconds.ToString(CultureInfo.InvariantCulture)]);
        return new(process, await process.ReadLineAsync());
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
