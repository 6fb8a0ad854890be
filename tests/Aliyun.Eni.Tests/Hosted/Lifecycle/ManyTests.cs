using System.Diagnostics;
using System.Management.Automation;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>Sixty network interfaces at once, and what becomes of them when the command is stopped.</summary>
[Trait("Speed", "Slow")]
public sealed class ManyTests : LifecycleTests
{
    private const string Sixty = "1..60 | ForEach-Object { [pscustomobject]@{ NetworkInterfaceId = 'eni-spare{0:000}' -f $_; InstanceId = 'i-host{0:000}' -f $_ } }";

    protected override TimeSpan TransitionTime => TimeSpan.FromMilliseconds(500);

    private void Prepare()
    {
        for (var i = 1; i <= 60; i++)
        {
            Spare(i);
            Instance(i);
        }
    }

    [Fact]
    public void Sixty_take_little_longer_than_two_and_few_reads()
    {
        Prepare();
        var watch = Stopwatch.StartNew();

        Assert.Empty(Shell.Run($"{Sixty} | Mount-AliEni -ThrottleLimit 30").Errors);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        Assert.All(Enumerable.Range(1, 60), i => Assert.Equal($"i-host{i:000}", Row($"eni-spare{i:000}").AttachedInstanceId));
        Assert.Equal(60, Sent("AttachNetworkInterface"));

        // How many reads there are depends on how fast this machine is, but not how many network interfaces share one.
        int[] reads = [.. Server.Requests.Where(request => request.Action == "DescribeNetworkInterfaces")
            .Select(request => request.Parameters.Keys.Count(name => name.StartsWith("NetworkInterfaceId.", StringComparison.Ordinal)))];
        Assert.InRange(reads.Average(), 15, 100);
    }

    [Fact]
    public async Task A_stop_ends_the_command_at_once_and_names_what_is_under_way()
    {
        Prepare();
        World.TransitionTime = TimeSpan.FromMinutes(10);
        using var running = Shell.Create();
        var result = running.AddScript($"{Sixty} | Mount-AliEni -ThrottleLimit 60").BeginInvoke();
        SpinWait.SpinUntil(() => Executed("AttachNetworkInterface") == 60, TimeSpan.FromSeconds(20));
        var watch = Stopwatch.StartNew();

        await running.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => running.EndInvoke(result));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
        var warning = Assert.Single(Shell.HostLines, line => line.StartsWith("Warning: The command was stopped.", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 60), i => Assert.Contains($"eni-spare{i:000} (attach to i-host{i:000})", warning, StringComparison.Ordinal));
        var reads = Sent("DescribeNetworkInterfaces");
        World.TransitionTime = TimeSpan.FromMilliseconds(100);
        Assert.Equal(60, Executed("AttachNetworkInterface"));
        Assert.Equal(reads, Sent("DescribeNetworkInterfaces"));
    }

    [Fact]
    public void Those_that_wait_for_one_instance_do_not_hold_up_others()
    {
        Spare(1);
        Spare(2);
        Spare(3);
        Instance(1, type: "ecs.ebmg7.32xlarge");
        Instance(2);

        Assert.Empty(Shell.Run(
            "[pscustomobject]@{ Id = 'eni-spare001'; InstanceId = 'i-host001' }, [pscustomobject]@{ Id = 'eni-spare002'; InstanceId = 'i-host001' }, "
            + "[pscustomobject]@{ Id = 'eni-spare003'; InstanceId = 'i-host002' } | Mount-AliEni -ThrottleLimit 2").Errors);

        var order = Server.Requests.Where(request => request.Action == "AttachNetworkInterface").Select(request => request.Parameters["NetworkInterfaceId"]).ToList();
        Assert.True(order.IndexOf("eni-spare003") < 2);
    }

    [Fact]
    public void The_first_starts_before_the_second_arrives()
    {
        Prepare();
        World.TransitionTime = TimeSpan.Zero;
        Shell.Set("server", new Func<int>(() => Sent("AttachNetworkInterface")));

        var outcome = Shell.Run(
            "& { [pscustomobject]@{ Id = 'eni-spare001'; InstanceId = 'i-host001' }; $end = [datetime]::Now.AddSeconds(10); while ($server.Invoke() -eq 0 -and [datetime]::Now -lt $end) { [System.Threading.Thread]::Yield() | Out-Null }; $script:seen = $server.Invoke(); "
            + "[pscustomobject]@{ Id = 'eni-spare002'; InstanceId = 'i-host002' } } | Mount-AliEni; $script:seen");

        Assert.Empty(outcome.Errors);
        Assert.Equal(1, Assert.Single(outcome.OutputAs<int>()));
    }

    [Fact]
    public void Progress_is_closed_before_anything_is_written()
    {
        Prepare();
        World.TransitionTime = TimeSpan.FromSeconds(0.6);
        using var shell = Shell.Create().AddScript("Mount-AliEni eni-spare001 i-host001 -PassThru");
        using var output = new PSDataCollection<PSObject>();
        var open = false;
        var shown = 0;
        var wasOpen = false;
        shell.Streams.Progress.DataAdding += (_, added) =>
        {
            open = ((ProgressRecord)added.ItemAdded).RecordType == ProgressRecordType.Processing;
            shown += open ? 1 : 0;
        };
        output.DataAdding += (_, _) => wasOpen |= open;

        shell.Invoke(null, output);

        Assert.True(shown > 0);
        Assert.Single(output);
        Assert.False(wasOpen);
        Assert.False(open);
    }

    [Fact]
    public void A_poll_that_fails_is_repeated()
    {
        Prepare();
        Fault(FaultKind.ServerError, "DescribeNetworkInterfaces", 3, rule => rule with { Nth = 2 });

        Assert.Empty(Shell.Run("Mount-AliEni eni-spare001 i-host001 -MaxRetry 0").Errors);

        Assert.Equal("i-host001", Row("eni-spare001").AttachedInstanceId);
    }
}
