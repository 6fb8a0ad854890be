namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>Commands that follow each other while reads still return the state before the first: none of them takes it for the current one.</summary>
[Trait("Speed", "Slow")]
public sealed class UnseenChangeTests : LifecycleTests
{
    private const string Stale = "stale-read:* action=DescribeNetworkInterfaces ms=500";

    protected override TimeSpan TransitionTime => TimeSpan.FromMilliseconds(20);

    public static TheoryData<string> Pairs() =>
    [
        "Add-AliEniTag {0} @{{ maint = 'on' }}; Remove-AliEniTag {0} maint",
        "Set-AliEni {0} -Name other; Set-AliEni {0} -Name '{1}'",
        "Add-AliEniAddress {0} 172.16.3.9; Remove-AliEniAddress {0} 172.16.3.9",
    ];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_change_and_its_reversal_leave_nothing(string script)
    {
        var before = World.InRegion(Region).First(static row => row is { Status: "Available", Type: "Secondary", ServiceManaged: not true });
        var eni = before.NetworkInterfaceId;
        Server.Faults.Add(Stale);

        Assert.Empty(Shell.Run(string.Format(null, script, eni, before.NetworkInterfaceName)).Errors);

        Assert.Equal(script.Count(static c => c == ';') + 1, Writes);
        var after = Row(eni);
        Assert.Equal((before.Tags?.Count ?? 0, before.PrivateIpSets!.Count), (after.Tags?.Count ?? 0, after.PrivateIpSets!.Count));
        Assert.Equal(before.NetworkInterfaceName, after.NetworkInterfaceName);
    }

    [Fact]
    public void An_attachment_after_a_detachment_without_wait_is_sent()
    {
        var eni = World.InRegion(Region).First(static row => row is { Status: "InUse", Type: "Secondary", InstanceId: not null, ServiceManaged: not true });
        Server.Faults.Add(Stale);

        Assert.Empty(Shell.Run($"Dismount-AliEni {eni.NetworkInterfaceId} -NoWait; Mount-AliEni {eni.NetworkInterfaceId} -InstanceId {eni.InstanceId}").Errors);

        Assert.Equal(1, Executed("AttachNetworkInterface"));
        Assert.Equal("InUse", Row(eni.NetworkInterfaceId).Status);
    }

    [Fact]
    public void A_part_that_reads_do_not_show_yet_is_reversed_too()
    {
        var eni = World.InRegion(Region).First(static row => row is { Status: "Available", Type: "Secondary", ServiceManaged: not true } && row.Tags?.Count > 0);
        var key = eni.Tags![0].Key;
        Server.Faults.Add(Stale);

        Assert.Empty(Shell.Run($"Add-AliEniTag {eni.NetworkInterfaceId} @{{ maint = 'on' }}; Remove-AliEniTag {eni.NetworkInterfaceId} maint, {key}").Errors);

        Assert.DoesNotContain(Row(eni.NetworkInterfaceId).Tags ?? [], tag => tag.Key == "maint" || tag.Key == key);
    }

    [Fact]
    public void A_part_of_a_change_that_failed_is_reversed()
    {
        var eni = World.InRegion(Region).First(static row => row is { Status: "Available", Type: "Secondary", ServiceManaged: not true });
        Server.Faults.Add(Stale);

        Shell.Run($"Set-AliEni {eni.NetworkInterfaceId} -Name other -ResourceGroupId rg-none");
        Shell.Run($"Set-AliEni {eni.NetworkInterfaceId} -Name '{eni.NetworkInterfaceName}'");

        Assert.Equal(eni.NetworkInterfaceName, Row(eni.NetworkInterfaceId).NetworkInterfaceName);
    }

    [Fact]
    public void A_preview_waits_for_an_earlier_change()
    {
        var eni = World.InRegion(Region).First(static row => row is { Status: "InUse", Type: "Secondary", InstanceId: not null, ServiceManaged: not true });
        Server.Faults.Add(Stale);

        var outcome = Shell.Run($"Dismount-AliEni {eni.NetworkInterfaceId} -NoWait; Remove-AliEni {eni.NetworkInterfaceId} -WhatIf");

        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public async Task A_failing_read_does_not_prolong_the_wait()
    {
        var eni = World.InRegion(Region).First(static row => row is { Status: "Available", Type: "Secondary", ServiceManaged: not true });
        Server.Faults.Add("stale-read:* action=DescribeNetworkInterfaces ms=600000");
        Shell.Run($"Set-AliEni {eni.NetworkInterfaceId} -Name other");
        Server.Faults.Add("error:*@2 status=500 code=InternalError action=DescribeNetworkInterfaces");

        var run = Task.Run(() => Shell.Run($"Set-AliEni {eni.NetworkInterfaceId} -Name '{eni.NetworkInterfaceName}' -MaxRetry 0"), TestContext.Current.CancellationToken);

        Assert.Empty((await run.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Output);
    }

    [Fact]
    public void A_later_change_replaces_one_that_was_not_seen()
    {
        var eni = Attached(1, Instance(1));

        Assert.Empty(Shell.Run($"Dismount-AliEni {eni} -NoWait; Mount-AliEni {eni} -InstanceId i-host001").Errors);
        var reads = Sent("DescribeNetworkInterfaces");
        Assert.Single(Shell.Run($"Wait-AliEni {eni}").Rows());

        Assert.Equal(reads + 1, Sent("DescribeNetworkInterfaces"));
    }

    [Fact]
    public void A_change_that_was_seen_is_not_waited_for_after_another_client_has_reversed_it()
    {
        var eni = Spare(1);
        Assert.Empty(Shell.Run($"Mount-AliEni {eni} {Instance(1)}").Errors);
        Spare(1);
        var reads = Sent("DescribeNetworkInterfaces");

        Assert.Empty(Shell.Run($"Dismount-AliEni {eni}").Errors);

        Assert.Equal(reads + 1, Sent("DescribeNetworkInterfaces"));
    }

    [Fact]
    public void A_change_that_reads_show_is_not_waited_for()
    {
        var eni = Spare(1);

        Assert.Empty(Shell.Run($"Set-AliEni {eni} -Name renamed; Set-AliEni {eni} -Name renamed; Add-AliEniTag {eni} @{{ a = 'b' }}; Remove-AliEniTag {eni} c").Errors);

        Assert.Equal((4, 2), (Sent("DescribeNetworkInterfaces"), Writes));
    }
}
