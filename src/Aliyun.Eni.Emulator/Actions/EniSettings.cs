using System.Globalization;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The settings that CreateNetworkInterface and ModifyNetworkInterfaceAttribute share.</summary>
internal static class EniSettings
{
    private const string Tracking = "ConnectionTrackingConfiguration";
    private const int MaxQueues = 2048;

    private static readonly Dictionary<string, Predicate<int>> TrackingRules = new(StringComparer.Ordinal)
    {
        ["TcpClosedAndTimeWaitTimeout"] = seconds => seconds is >= 3 and <= 15,
        ["TcpEstablishedTimeout"] = seconds => seconds is 30 or 60 or 80 or 100 or 200 or 300 or 500 or 700 or 910,
        ["UdpTimeout"] = seconds => seconds is 10 or 20 or 30 or 60 or 80 or 100,
    };

    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        Parameter.Flag("DeleteOnRelease"),
        Parameter.Flag("SourceDestCheck"),
        Parameter.Number("QueueNumber"),
        Parameter.Number("QueuePairNumber"),
        Parameter.Number("RxQueueSize"),
        Parameter.Number("TxQueueSize"),
        new("NetworkInterfaceTrafficMode"),
        Parameter.Struct(Tracking, [.. TrackingRules.Keys]),
        Parameter.Struct("NetworkInterfaceTrafficConfig", "NetworkInterfaceTrafficMode", "QueueNumber", "QueuePairNumber", "RxQueueSize", "TxQueueSize"),
        Parameter.Struct("EnhancedNetwork", "EnableExpress", "EnableRss", "EnableSriov", "VirtualFunctionQuantity", "VirtualFunctionTotalQueueNumber"),
    ];

    /// <summary>The number of queues a request sets, or null.</summary>
    public static int? Queues(RequestParameters parameters) => parameters.Number("QueueNumber") ?? parameters.Number("NetworkInterfaceTrafficConfig.QueueNumber");

    /// <exception cref="ServiceException">A setting is out of range.</exception>
    public static EniRow Apply(ActionContext context, EniRow row)
    {
        var parameters = context.Parameters;
        var queues = Queues(parameters);
        CheckQueues(queues);
        CheckQueueSizes(parameters);
        var mode = parameters.Text("NetworkInterfaceTrafficMode") ?? parameters.Text("NetworkInterfaceTrafficConfig.NetworkInterfaceTrafficMode");
        if (mode is not (null or "Standard" or "HighPerformance"))
        {
            throw new ServiceException(400, "InvalidParameter.EniTrafficMode", "The specified NetworkInterfaceTrafficMode is invalid.");
        }

        return row with
        {
            DeleteOnRelease = parameters.Flag("DeleteOnRelease") ?? row.DeleteOnRelease,
            SourceDestCheck = parameters.Flag("SourceDestCheck") ?? row.SourceDestCheck,
            NetworkInterfaceTrafficMode = mode ?? row.NetworkInterfaceTrafficMode,
            QueueNumber = queues ?? row.QueueNumber,
            QueueNumberIsEmpty = row.QueueNumberIsEmpty && queues is null,
            QueuePairNumber = parameters.Number("QueuePairNumber") ?? parameters.Number("NetworkInterfaceTrafficConfig.QueuePairNumber") ?? row.QueuePairNumber,
            ConnectionTracking = TrackingOf(parameters, row),
        };
    }

    private static void CheckQueues(int? queues)
    {
        if (queues < 1)
        {
            throw new ServiceException(403, "InvalidParameter.InvalidEniQueueNumber", "The specified QueueNumber is invalid.");
        }

        if (queues > MaxQueues)
        {
            throw new ServiceException(403, "InvalidOperation.MaxEniQueueNumberExceeded", $"The specified QueueNumber exceeds {MaxQueues}.");
        }
    }

    private static void CheckQueueSizes(RequestParameters parameters)
    {
        var (receive, send) = (parameters.Number("RxQueueSize"), parameters.Number("TxQueueSize"));
        if (receive != send || receive is not (null or 8192 or 16384))
        {
            throw new ServiceException(400, "InvalidParameter.EniQueueSize", "RxQueueSize and TxQueueSize must be equal, and 8192 or 16384.");
        }
    }

    private static Dictionary<string, int>? TrackingOf(RequestParameters parameters, EniRow row)
    {
        Dictionary<string, int>? tracking = row.ConnectionTracking is { } existing ? new(existing, StringComparer.Ordinal) : null;
        foreach (var (name, isValid) in TrackingRules)
        {
            if (parameters.Text($"{Tracking}.{name}") is { } text)
            {
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || !isValid(seconds))
                {
                    throw new ServiceException(400, "InvalidParameter.EniConnectionTrackingConfiguration", $"The specified {name} is invalid.");
                }

                (tracking ??= new(StringComparer.Ordinal))[name] = seconds;
            }
        }

        return tracking;
    }
}
