using System.Net;
using System.Text;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Loading;

/// <summary>
/// Lists a canned response on another thread while PowerShell imports the module, so that the first listing of a process finds most of its code compiled.
/// It uses no network, no setting and no credential of the user, and loads none of the packages in <c>deps/</c>.
/// </summary>
internal sealed class WarmUp : IListingWriter
{
    private const string RegionId = "cn-hangzhou";

    // Every list has an item: what reads an item is compiled with the first one.
    private const string Body = """
        {"RequestId":"0","NetworkInterfaceSets":{"NetworkInterfaceSet":[{
        "Status":"InUse","PrivateIpAddress":"10.0.0.1","ZoneId":"cn-hangzhou-g","ResourceGroupId":"","InstanceId":"i-0","VSwitchId":"vsw-0",
        "NetworkInterfaceId":"eni-0","NetworkInterfaceName":"","Description":"","MacAddress":"00:16:3e:00:00:00",
        "SecurityGroupIds":{"SecurityGroupId":["sg-0"]},"Type":"Secondary","Ipv6Sets":{"Ipv6Set":[{"Ipv6Address":"fd00::1"}]},"VpcId":"vpc-0",
        "OwnerId":"0","AssociatedPublicIp":{},"Attachment":{"InstanceId":"i-0"},"CreationTime":"2021-01-01T00:00:00Z",
        "Tags":{"Tag":[{"TagKey":"key","TagValue":"value"}]},"PrivateIpSets":{"PrivateIpSet":[{"PrivateIpAddress":"10.0.0.1","Primary":true}]},
        "QueueNumber":1,"ServiceManaged":false}]}}
        """;

    private static int _isStarted;

    /// <summary>The network interfaces that were listed.</summary>
    public List<NetworkInterface> Rows { get; } = [];

    /// <summary>Starts the listing, once a process, and returns at once. Its failure has no consequence: the first listing compiles what is missing.</summary>
    public static void Start()
    {
        if (Interlocked.Exchange(ref _isStarted, 1) == 0)
        {
            _ = Task.Run(static () => new WarmUp().RunAsync(CancellationToken.None));
        }
    }

    /// <summary>Lists the response.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var response = Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=utf-8\r\nContent-Length: {Body.Length}\r\n\r\n{Body}");

        // The settings of Transport: others would compile other code.
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = (_, _) => ValueTask.FromResult<Stream>(new CannedStream(response)),
        };
        using var transport = new HttpMessageInvoker(handler);
        var connection = new Connection(RegionId, transport, new ApiClientOptions(new Uri("http://127.0.0.1"), new StaticProvider(new Credential("none", "none"))));
        var queue = new PipelineQueue();
        var progress = new ListingProgress(new PipelineProgress(TimeProvider.System, static _ => { }));
        var plan = new QueryPlan([new DescribeNetworkInterfaces(RegionId)], new LocalFilter([]));
        var listing = new EniListing(queue, this, progress, new PagingWindow(0, ulong.MaxValue));
        var running = Task.Run(
            async () =>
            {
                try
                {
                    await listing.RunAsync([new RegionListing(connection, RequestObserver.None) { Plans = [plan] }], cancellationToken).ConfigureAwait(false);
                }
                finally
                {
                    queue.Complete();
                }
            },
            cancellationToken);
        queue.Run(cancellationToken);
        await running.ConfigureAwait(false);
    }

    void IListingWriter.WriteItem(object item) => Rows.Add((NetworkInterface)item);

    void IListingWriter.WriteTotalCount(ulong count, bool isExact)
    {
    }

    void IListingWriter.WriteFailure(ApiException error, (ulong Skip, ulong First) rest)
    {
    }

    void IListingWriter.WriteFailure(CredentialException error, string? profileName)
    {
    }

    void IListingWriter.WriteNotFound(string parameter, string value)
    {
    }

    void IListingWriter.WriteWarning(string text)
    {
    }

    void IListingWriter.WriteVerbose(string text)
    {
    }

    /// <summary>A connection that reads a response and drops what is written.</summary>
    private sealed class CannedStream(byte[] response) : MemoryStream(response)
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
