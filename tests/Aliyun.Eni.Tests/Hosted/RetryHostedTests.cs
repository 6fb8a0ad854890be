using System.Management.Automation;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Repetition as a user sees it: through the cmdlet, the border and real sockets.</summary>
[Trait("Speed", "Slow")]
public sealed class RetryHostedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_throttled_listing_loses_nothing_and_says_what_it_does()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 2000 }, Cancellation);
        emulator.Faults.Add("throttle:2@2 retry-after=1");
        using var shell = ModuleShell.For(emulator.Endpoint);

        var outcome = shell.Run("Get-AliEni -Verbose");

        Assert.Equal(emulator.World.InRegion("cn-hangzhou").Select(row => row.NetworkInterfaceId), outcome.Ids());
        Assert.Equal(["Throttling.User, retry 1 of 4 in 1 ms", "Throttling.User, retry 2 of 4 in 1 ms"], outcome.Verbose
            .Where(line => line.Contains("retry", StringComparison.Ordinal)).Select(line => line.Split(": ")[1]));
    }

    [Fact]
    public async Task A_server_that_is_restarted_in_mid_listing_costs_no_row_and_doubles_none()
    {
        var options = new EmulatorOptions { Enis = 2000, Seed = 5 };
        var first = await EmulatorServer.StartAsync(options, Cancellation);
        var port = first.Endpoint.Port;
        using var shell = ModuleShell.For(first.Endpoint);
        EmulatorServer? second = null;
        shell.Set("restart", (Action)(() =>
        {
            // At the first row: the next page has not been asked for.
            first.DisposeAsync().AsTask().GetAwaiter().GetResult();
            second = EmulatorServer.StartAsync(new EmulatorOptions { Enis = 2000, Seed = 5, Port = port }, Cancellation).GetAwaiter().GetResult();
        }));

        var rows = shell.Run("$n = 0; Get-AliEni | ForEach-Object { if ($n++ -eq 0) { $restart.Invoke() }; $_ }").Rows();

        await using var restarted = second!;
        Assert.Equal(restarted.World.InRegion("cn-hangzhou").Select(row => row.NetworkInterfaceId), rows.Select(row => row.NetworkInterfaceId!));
    }

    [Fact]
    public async Task Stopping_ends_the_wait_before_a_repetition()
    {
        await using var emulator = await EmulatorServer.StartAsync(new EmulatorOptions { Enis = 20 }, Cancellation);
        emulator.Faults.Add("throttle:* retry-after=60000");
        using var shell = ModuleShell.For(emulator.Endpoint);
        using var running = shell.Create();
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        running.Streams.Verbose.DataAdded += (_, added) =>
        {
            if (running.Streams.Verbose[added.Index].Message.Contains("retry 1", StringComparison.Ordinal))
            {
                waiting.SetResult();
            }
        };
        var result = running.AddScript("Get-AliEni -Verbose").BeginInvoke();
        await waiting.Task.WaitAsync(Patience, Cancellation);

        await running.StopAsync(null, null).WaitAsync(Patience, Cancellation);

        Assert.Throws<PipelineStoppedException>(() => running.EndInvoke(result));
        Assert.Single(emulator.Requests);
    }
}
