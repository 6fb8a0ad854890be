using System.Globalization;
using Aliyun.Eni.Benchmarks.Report;
using Aliyun.Eni.Benchmarks.Sessions;
using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Data;

namespace Aliyun.Eni.Benchmarks.Budgets;

/// <summary>Sixty network interfaces are attached in little more than the time of two, by a service that needs a second for each.</summary>
internal sealed class MountBudget : IBudget
{
    private const int Count = 60;

    private const int Limit = 30;

    private const int Repetitions = 3;

    private const double Most = 3;

    private const int MostReads = 60;

    public string Name => "mount";

    public async Task<IReadOnlyList<BudgetLine>> MeasureAsync()
    {
        await using var server = await EmulatorServer.StartAsync(new EmulatorOptions { TransitionTime = TimeSpan.FromSeconds(1) });
        var environment = new Dictionary<string, string>
        {
            ["ALIBABA_CLOUD_ENDPOINT"] = server.Endpoint.ToString(),
            ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = EmulatorAccount.AccessKey.AccessKeyId,
            ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = EmulatorAccount.AccessKey.AccessKeySecret,
            ["ALIBABA_CLOUD_REGION_ID"] = "cn-hangzhou",
        };
        await using var one = Worker.Engine("Mount-AliEni eni-001 i-001", environment);
        await using var sixty = Worker.Engine(
            $"1..{Count} | ForEach-Object {{ [pscustomobject]@{{ NetworkInterfaceId = 'eni-{{0:000}}' -f $_; InstanceId = 'i-{{0:000}}' -f $_ }} }} | Mount-AliEni -ThrottleLimit {Limit}",
            environment);
        foreach (var worker in new[] { one, sixty })
        {
            Reset(server.World);
            await worker.RunAsync();
        }

        var reads = new List<double>();
        for (var i = 0; i < Repetitions; i++)
        {
            Reset(server.World);
            await one.MeasureAsync();
            Reset(server.World);
            server.ClearRequests();
            await sixty.MeasureAsync();
            reads.Add(server.Requests.Count(static request => request.Action == "DescribeNetworkInterfaces"));
        }

        var ratio = sixty.Wall.Median / one.Wall.Median;
        var requests = new Series(reads);
        return
        [
            new($"{Count} mounts at 1 s each, -ThrottleLimit {Limit}: time", $"{sixty.Wall} ms", Times.Text(ratio, "one mount"), $"at most {Times.Text(Most)}", ratio <= Most),
            new($"{Count} mounts at 1 s each: status reads", $"{requests}", string.Empty, $"at most {MostReads}", requests.Median <= MostReads),
        ];
    }

    private static void Reset(World world)
    {
        var spare = world.InRegion("cn-hangzhou").First(static row => row is { Status: "Available", Type: "Secondary", ServiceManaged: not true } || row.NetworkInterfaceId == "eni-001");
        for (var i = 1; i <= Count; i++)
        {
            var number = i.ToString("000", CultureInfo.InvariantCulture);
            world.Set(spare with { NetworkInterfaceId = $"eni-{number}", NetworkInterfaceName = $"eni-{number}", Status = "Available", InstanceId = null, Attachment = null });
            world.Set(new EcsInstance { InstanceId = $"i-{number}", RegionId = "cn-hangzhou", ZoneId = spare.ZoneId, VpcId = spare.VpcId, VSwitchId = spare.VSwitchId });
        }
    }
}
