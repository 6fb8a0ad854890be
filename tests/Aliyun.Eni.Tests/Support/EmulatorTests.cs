namespace Aliyun.Eni.Tests.Support;

/// <summary>Tests of a session against the emulator of their class: each begins and ends without faults, and begins without requests.</summary>
public abstract class EmulatorTests : IClassFixture<EmulatorFixture>, IAsyncDisposable
{
    protected EmulatorTests(EmulatorFixture emulator)
    {
        Emulator = emulator;
        Emulator.Server.Faults.Clear();
        Emulator.Server.ClearRequests();
        Shell = ModuleShell.For(emulator.Server.Endpoint);
    }

    protected EmulatorFixture Emulator { get; }

    private protected ModuleShell Shell { get; }

    public ValueTask DisposeAsync()
    {
        Emulator.Server.Faults.Clear();
        Shell.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
