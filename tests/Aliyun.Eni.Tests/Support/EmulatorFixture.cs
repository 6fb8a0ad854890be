using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;

namespace Aliyun.Eni.Tests.Support;

/// <summary>An emulator for the tests of a class, with more than two pages in cn-hangzhou.</summary>
public sealed class EmulatorFixture : IAsyncLifetime
{
    public const string Region = "cn-hangzhou";

    public EmulatorServer Server { get; private set; } = null!;

    public IReadOnlyList<EniRow> Rows { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Server = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 2000, Seed = 3 });
        Rows = [.. Server.World.InRegion(Region)];
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
