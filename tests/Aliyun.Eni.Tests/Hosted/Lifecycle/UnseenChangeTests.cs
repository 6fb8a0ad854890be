namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>Commands that follow each other while reads still return the state before the first: none of them takes it for the current one.</summary>
[Trait("Speed", "Slow")]
public sealed class UnseenChangeTests : LifecycleTests
{
    private const string Stale = "stale-read:* action=DescribeNetworkInterfaces ms=300";

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
    public void A_change_that_reads_show_is_not_waited_for()
    {
        var eni = Spare(1);

        Assert.Empty(Shell.Run($"Set-AliEni {eni} -Name renamed; Set-AliEni {eni} -Name renamed; Add-AliEniTag {eni} @{{ a = 'b' }}; Remove-AliEniTag {eni} c").Errors);

        Assert.Equal((4, 2), (Sent("DescribeNetworkInterfaces"), Writes));
    }
}
