using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Credentials;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Session;

/// <summary>Where a command asks and who it is: resolved once, before any request, and unchanged after.</summary>
internal sealed record Connection(string RegionId, Uri Endpoint, Credential Credential)
{
    public EcsClient Client(Action<RequestTrace> trace) => new(
        EndpointAddress.IsThisMachine(Endpoint) ? Http.Transport.Direct : Http.Transport.ThroughProxy,
        new EcsClientOptions(Endpoint, Credential) { Trace = trace });
}
