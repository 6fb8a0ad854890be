using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Tests.Hosted.Lifecycle;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>The texts that people see, in one file for review: Golden/texts.txt.</summary>
[Trait("Speed", "Slow")]
public sealed partial class TextSnapshotTests(EmulatorFixture emulator) : LifecycleTests, IClassFixture<EmulatorFixture>
{
    private const string New = "New-AliEni $vSwitch $group";

    /// <summary>A fault for the emulator, or none, and a command that lists or converts network interfaces.</summary>
    private static readonly (string Fault, string Script)[] Listings =
    [
        ("", "Get-AliEni -First 1 -Verbose"),
        ("", "Get-AliEni -RegionId cn-hangzhou, cn-beijing -IncludeTotalCount -First 1 | Out-Null"),
        ("", "Get-AliEni -Unattached -OlderThan 30 -Name web-* -IpAddress 10.0.0.0/24 -First 1 -Verbose"),
        ("", "Get-AliEni -Status Bananas -Verbose"),
        ("", "Get-AliEni -Id eni-none"),
        ("", "Get-AliEni -Id web-01"),
        ("", "Get-AliEni vpc-1"),
        ("", "Get-AliEni web-* -First 1"),
        ("", "Get-AliEni -VpcId vsw-1"),
        ("", "Get-AliEni -RegionId cn-hangzhou, cn-beijing -IpAddress 10.99.99.99"),
        ("", "Get-AliEni -Id 'eni-a,eni-b'"),
        ("", "Get-AliEni -Id $null"),
        ("", "[object]::new() | Get-AliEni"),
        ("", "[pscustomobject]@{ Other = 1 } | Get-AliEni"),
        ("", "Get-AliEni -IpAddress banana"),
        ("", "Get-AliEni -PrivateIpAddress 10.1"),
        ("", "Get-AliEni -Ipv6Address 10.0.0.1"),
        ("", "Get-AliEni -OlderThan banana"),
        ("", "Get-AliEni -Name '['"),
        ("", "Get-AliEni -Tag @{}"),
        ("", "Get-AliEni -Tag @{ '' = 1 }"),
        ("", "Get-AliEni -Tag @{ Key = 'env'; Value = 'prod' }"),
        ("", "Get-AliEni -Tag @{ a = @() }"),
        ("", "Get-AliEni -Tag @{ a = 1..21 }"),
        ("", "Get-AliEni -Unattached -Status InUse"),
        ("", "Get-AliEni -Unattached -ServiceManaged $true"),
        ("", "Get-AliEni -RegionId cn-hangzhou, cn-beijing -PageNumber 1"),
        ("", "Get-AliEni -RegionId 'a b'"),
        ("", "Get-AliEni -RegionId cn-nowhere-*"),
        ("", "Get-AliEni -RegionId cn-hangzou"),
        ("", "Get-AliEni -RegionId all"),
        ("", "Get-AliEni -Endpoint ftp://example.com"),
        ("", "Get-AliEni -ProfileName nobody"),
        ("", "Get-AliEni -NextToken bad"),
        ("", "Get-AliEni -Credential ([pscredential]::Empty)"),
        ("", "Set-AliContext -Proxy ftp://me:hidden@proxy"),
        ("", "Set-AliContext -InputObject 1"),
        ("", "'{ \"RequestId\": }' | ConvertFrom-AliEni"),
        ("", "'{ \"Instances\": {} }' | ConvertFrom-AliEni"),
        ("", "ConvertFrom-AliEni ./none.json"),
        ("error:* status=403 code=Forbidden.RAM", "Get-AliEni -RegionId cn-hangzhou, cn-beijing, cn-shanghai"),
        ("error:* status=404 code=InvalidAccessKeyId.NotFound message=\"Specified access key is not found.\"", "Get-AliEni -RegionId cn-hangzhou, cn-beijing"),
        ("error:* status=404 code=InvalidVSwitchId.NotFound message=\"The specified virtual switch does not exist.\"", "Get-AliEni -VSwitchId vsw-none"),
        ("server-error:*@2", "Get-AliEni -MaxResults 10 -Verbose -MaxRetry 1 | Out-Null"),
        ("throttle:1 retry-after=1", "Get-AliEni -First 1 -Verbose"),
    ];

    /// <summary>A fault for the emulator, or none, and a command that changes network interfaces, or only would.</summary>
    private static readonly (string Fault, string Script)[] Changes =
    [
        ("", "Mount-AliEni eni-none -InstanceId i-host001"),
        ("", "Mount-AliEni web-01 -InstanceId i-host001"),
        ("", "Mount-AliEni eni-spare001 -InstanceId ''"),
        ("", "Mount-AliEni eni-spare001 -InstanceId i-none"),
        ("", "Mount-AliEni eni-spare001 -InstanceId i-host001 -WhatIf"),
        ("", "Mount-AliEni eni-spare001 -InstanceId i-old"),
        ("", "Mount-AliEni eni-spare002 -InstanceId i-host001 -Verbose"),
        ("", "Mount-AliEni eni-spare002 -InstanceId i-host002"),
        ("", "Mount-AliEni eni-spare003 -InstanceId i-host001"),
        ("", "Mount-AliEni eni-spare005 -InstanceId i-host001"),
        ("", "Mount-AliEni eni-spare006 -InstanceId i-host002"),
        ("", "[pscustomobject]@{ NetworkInterfaceId = 'eni-spare001'; InstanceId = '' } | Mount-AliEni"),
        ("fall-back action=AttachNetworkInterface", "Mount-AliEni eni-spare001 -InstanceId i-host001"),
        ("stuck:* action=AttachNetworkInterface", "Mount-AliEni eni-spare008 -InstanceId i-host001 -WaitTimeoutSec 10"),
        ("error action=AttachNetworkInterface code=EniPerInstanceLimitExceeded message=\"The maximum number of network interfaces is exceeded.\"", "Mount-AliEni eni-spare001 -InstanceId i-host001"),
        ("error action=AttachNetworkInterface", "Mount-AliEni eni-spare001 -InstanceId i-host001"),
        ("", "Dismount-AliEni"),
        ("", "Dismount-AliEni 'eni-*'"),
        ("", "5 | Dismount-AliEni"),
        ("", "Get-AliEni eni-spare001 | Dismount-AliEni i-host001"),
        ("", "Get-AliEni eni-spare001 | Dismount-AliEni -RegionId cn-beijing"),
        ("", "Dismount-AliEni eni-spare001 -InputObject eni-spare002"),
        ("", "Dismount-AliEni eni-spare001 -RegionId cn-hangzhou, cn-beijing"),
        ("", "Dismount-AliEni eni-spare001 -Verbose"),
        ("", "Dismount-AliEni eni-spare002 -InstanceId i-host002"),
        ("", "Dismount-AliEni eni-spare002 -WhatIf"),
        ("", "Dismount-AliEni eni-spare003"),
        ("", "Dismount-AliEni eni-spare004"),
        ("", "Dismount-AliEni eni-spare005"),
        ("", "Dismount-AliEni eni-spare006"),
        ("", "Dismount-AliEni eni-spare002 | Mount-AliEni -InstanceId i-host002"),
        ("stuck:* action=DetachNetworkInterface", "Dismount-AliEni eni-spare009 -WaitTimeoutSec 10"),
        ("", "Remove-AliEni eni-none -Force"),
        ("", "Remove-AliEni eni-spare001 -WhatIf"),
        ("", "Remove-AliEni eni-spare002 -Force"),
        ("", "Remove-AliEni eni-spare002 -Dismount -WhatIf"),
        ("", "Remove-AliEni eni-spare003 -Force"),
        ("", "Remove-AliEni eni-spare004 -Dismount -Force"),
        ("", "Remove-AliEni eni-spare006 -Force"),
        ("", "Remove-AliEni eni-spare010"),
        ("stuck:* action=DeleteNetworkInterface", "Remove-AliEni eni-spare011 -Force -WaitTimeoutSec 10"),
        ("", "Wait-AliEni eni-none"),
        ("", "Wait-AliEni web-01 -Deleted"),
        ("", "Wait-AliEni eni-spare001 -Status Bananas -WaitTimeoutSec 1"),
        ("", "Wait-AliEni eni-spare001 -Status InUse -InstanceId i-host001 -WaitTimeoutSec 2"),
        ("", "Wait-AliEni eni-spare001 -RegionId cn-*"),
        ("", "New-AliEni vsw-none sg-none"),
        ("", $"{New} -PrivateIpAddress 172.16.0.9 -SecondaryPrivateIpAddressCount 1"),
        ("", $"{New} -ClientToken ü"),
        ("", $"{New} -Name web-09 -WhatIf"),
        ("", $"{New} -ClientToken mine -Verbose"),
        ("error-after-execution:* action=CreateNetworkInterface", $"{New} -MaxRetry 0"),
        ("error:* action=DescribeNetworkInterfaces", New),
        ("stale-read:* ms=600000 action=DescribeNetworkInterfaces", New),
        ("", "Set-AliEni eni-spare001"),
        ("", "Set-AliEni eni-spare001 -Name spare-1 -Verbose"),
        ("", "Set-AliEni eni-spare001 -Name web-09 -WhatIf"),
        ("", "Set-AliEni eni-spare001 -QueueNumber 9999"),
        ("", "Set-AliEni eni-spare006 -SecurityGroupId sg-none"),
        ("stale-read:*@2 ms=3000 action=DescribeNetworkInterfaces", "Set-AliEni eni-spare001 -Name web-09 -PassThru"),
        ("", "Add-AliEniTag eni-spare001 @{ 'acs:owner' = 'lisi' }"),
        ("", "Add-AliEniTag eni-spare001 @{ owner = 'lisi', 'wangwu' }"),
        ("", "Remove-AliEniTag eni-spare001 owner=lisi"),
        ("", "Remove-AliEniTag eni-spare001 own*"),
        ("", "Remove-AliEniTag eni-spare001 owner -Verbose"),
        ("error:* action=TagResources", "Add-AliEniTag eni-spare001 @{ owner = 'lisi' }"),
        ("", "Add-AliEniAddress eni-spare001 banana"),
        ("", "Add-AliEniAddress eni-spare001 172.16.2.3"),
        ("", "Add-AliEniAddress eni-spare001 -Count 2 -WhatIf"),
        ("", "Remove-AliEniAddress eni-spare001 172.16.2.2"),
        ("", "Remove-AliEniAddress eni-spare001 172.16.2.200 -Verbose"),
        ("", "Remove-AliEniAddress eni-spare007 203.0.113.7"),
    ];

    /// <summary>A fault for the emulator, or none, and a command that is stopped after the service has executed the action.</summary>
    private static readonly (string Fault, string Script, string Action)[] Stopped =
    [
        ("", "Mount-AliEni eni-spare012 -InstanceId i-host002", "AttachNetworkInterface"),
        ("", "Remove-AliEni eni-spare013 -Force", "DeleteNetworkInterface"),
        ("", "Remove-AliEni eni-spare002 -Dismount -Force", "DetachNetworkInterface"),
        ("hang action=ModifyNetworkInterfaceAttribute", "Set-AliEni eni-spare014 -Name web-10", "ModifyNetworkInterfaceAttribute"),
        ("hang action=CreateNetworkInterface", New, "CreateNetworkInterface"),
    ];

    [Fact]
    public async Task Texts_are_the_reviewed_ones()
    {
        var text = new StringBuilder();
        using var listing = ModuleShell.For(emulator.Server.Endpoint);
        foreach (var (fault, script) in Listings)
        {
            Run(text, listing, emulator.Server, fault, script);
        }

        emulator.Server.Faults.Clear();
        Prepare();
        text.Append("# Changes\n\n");
        foreach (var (fault, script) in Changes)
        {
            Run(text, Shell, Server, fault, script);
        }

        text.Append("# Commands that are stopped\n\n");
        World.TransitionTime = TimeSpan.FromMinutes(10);
        foreach (var (fault, script, action) in Stopped)
        {
            await StopAsync(text, fault, script, action);
        }

        text.Append("# Recommended actions by code\n\n");
        foreach (var action in ErrorCatalog.Codes.Order(StringComparer.Ordinal)
            .Select(code => (Code: code, Record: ErrorRecords.Create(new ApiException(code, "...", new ErrorContext { Action = "DescribeNetworkInterfaces", RegionId = "cn-hangzhou" }), "Get-AliEni", null)))
            .GroupBy(one => $"{one.Record.CategoryInfo.Category}: {one.Record.ErrorDetails.RecommendedAction}", StringComparer.Ordinal))
        {
            text.Append(action.Key).Append("\n  ").Append(string.Join(' ', action.Select(one => one.Code))).Append('\n');
        }

        Baseline.Verify(text.ToString(), "texts.txt");
    }

    [Fact]
    public void Verbose_lines_keep_a_RequestId_whole_at_120_columns()
    {
        foreach (var region in new[] { "cn-hangzhou", "ap-southeast-1", "cn-shanghai-finance-1" })
        {
            var line = VerboseMessages.Format(new RequestTrace(
                "DescribeNetworkInterfaces", new Uri("https://host"), region, null, "0123ABCD-0123-0123-0123-0123456789AB", null, 500, TimeSpan.FromMilliseconds(12345)));
            Assert.All(line.Split('\n'), part => Assert.True("VERBOSE: ".Length + part.Length <= 120, part));
        }

        Assert.Contains(": 1 item in", VerboseMessages.Format(new RequestTrace("A", new Uri("https://host"), null, null, null, null, 1, TimeSpan.Zero)), StringComparison.Ordinal);
    }

    /// <summary>Network interfaces in each state that a change refuses, and instances.</summary>
    private void Prepare()
    {
        Instance(1);
        Instance(2);
        World.Set(World.FindInstance(Instance(3, type: "ecs.t6-c1m1.large"))! with { InstanceId = "i-old" });
        foreach (var number in new[] { 1, 8, 10, 11, 12, 13, 14 })
        {
            Spare(number);
        }

        Attached(2, "i-host001");
        Spare(3, static row => row with { Status = "InUse", ServiceManaged = true, InstanceId = null, Attachment = null });
        Spare(4, static row => row with { Status = "InUse", InstanceId = null, Attachment = null });
        Spare(5, static row => row with { Status = "Deleting" });
        World.Set(World.Find(Attached(6, "i-host001"))! with { Type = "Primary" });
        Spare(7, static row => row with { AssociatedPublicIp = new EniPublicIp("eip-1", "203.0.113.7") });
        Attached(9, "i-host001");
        Shell.Set("vSwitch", Row("eni-spare001").VSwitchId!);
        Shell.Set("group", Row("eni-spare001").SecurityGroupIds![0]);
    }

    private static void Run(StringBuilder text, ModuleShell shell, EmulatorServer server, string fault, string script)
    {
        Begin(text, server, fault, script);
        var shown = shell.HostLines.Count;
        var outcome = shell.Run($"& {{ {script} }} *>&1");
        var last = string.Empty;
        foreach (var record in outcome.Output.Select(one => one.BaseObject).Append(outcome.Terminating).OfType<object>())
        {
            // The number of reads while a command waits isn't always the same.
            var block = Format(record);
            text.Append(block == last ? string.Empty : block);
            last = block;
        }

        End(text, shell.HostLines.Skip(shown));
    }

    private async Task StopAsync(StringBuilder text, string fault, string script, string action)
    {
        Begin(text, Server, fault, script);
        var (shown, executed) = (Shell.HostLines.Count, Executed(action));
        using var running = Shell.Create();
        var result = running.AddScript(script).BeginInvoke();
        SpinWait.SpinUntil(() => Executed(action) > executed, TimeSpan.FromSeconds(20));
        await running.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Throws<PipelineStoppedException>(() => running.EndInvoke(result));
        End(text, Shell.HostLines.Skip(shown));
    }

    private static void Begin(StringBuilder text, EmulatorServer server, string fault, string script)
    {
        text.Append("> ").Append(script).Append(fault.Length > 0 ? $"    # {fault}" : string.Empty).Append('\n');
        server.Faults.Clear();
        if (fault.Length > 0)
        {
            server.Faults.Add(fault);
        }
    }

    private static void End(StringBuilder text, IEnumerable<string> shown)
    {
        foreach (var line in shown)
        {
            text.Append(Stable($"{line.ReplaceLineEndings("\n  ")}\n"));
        }

        text.Append('\n');
    }

    private static string Format(object record)
    {
        var text = new StringBuilder();
        switch (record)
        {
            case ErrorRecord error:
                text.Append(Stable($"ERROR {error.FullyQualifiedErrorId.Split(',')[0]}, {error.CategoryInfo.Category}, target {Target(error.TargetObject)}\n  {error}\n"));
                text.Append(error.ErrorDetails?.RecommendedAction is { Length: > 0 } action ? Stable($"  -> {action.ReplaceLineEndings("\n     ")}\n") : string.Empty);
                break;
            case VerboseRecord or WarningRecord:
                text.Append(Stable($"{record.GetType().Name[..^"Record".Length].ToUpperInvariant()} {record}\n"));
                break;
        }

        return text.ToString();
    }

    private static string Target(object? target) => target is System.Collections.IEnumerable list and not string ? string.Join('+', list.Cast<object>()) : target?.ToString() ?? "none";

    // What differs from run to run.
    private static string Stable(string text) => Volatile().Replace(text, match => match.Value switch
    {
        _ when match.Groups["id"].Success => "<RequestId>",
        _ when match.Groups["ms"].Success => "<n> ms",
        _ when match.Groups["rows"].Success => "<n> items",
        _ when match.Groups["time"].Success => "<time>",
        _ when match.Groups["token"].Success => "-NextToken '<token>'",
        _ when match.Groups["client"].Success => "-ClientToken <token>",
        _ when match.Groups["eni"].Success => "<new ID>",
        _ => "<path>",
    });

    [GeneratedRegex(@"(?<id>[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12})|(?<ms>\d+ ms)|(?<rows>\d+ items?\b)|(?<time>\d{4}-\d\d-\d\dT[\d:]+Z)|(?<token>-NextToken '[^']*')|(?<client>-ClientToken [0-9a-f-]{32,36})|(?<eni>eni-[0-9a-z]{20})|(?<path>/[\w./-]*(?=/no(ne|-config|-credentials)))")]
    private static partial Regex Volatile();
}
