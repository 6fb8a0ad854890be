using Aliyun.Eni.Emulator.Actions;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;
using Aliyun.Eni.Emulator.Signatures;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>Handles one request of the service, from reading it to sending the response.</summary>
internal sealed class ServiceEndpoint(
    EmulatorOptions options, World world, IdentityStore identities, FaultPlan faults, Action<RequestRecord> log, CancellationToken stopping)
{
    private readonly Authenticator _authenticator = new(identities, options.TimeProvider);
    private readonly ClientTokens _clientTokens = new();
    private readonly ResponseSender _sender = new(options.TimeProvider, stopping);

    public async Task HandleAsync(HttpContext http)
    {
        var request = await RawRequest.ReadAsync(http).ConfigureAwait(false);
        var record = new RequestRecord(
            request.Method,
            request.Action,
            request.Parameters.DistinctBy(parameter => parameter.Key).ToDictionary(StringComparer.Ordinal),
            request.Headers,
            http.Connection.Id);
        log(record);
        var (reply, active) = Respond(request, record);
        if (active.Delay > TimeSpan.Zero)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
            await Task.Delay(active.Delay, ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _sender.SendAsync(http, reply, active).ConfigureAwait(false);
    }

    private (HttpReply Reply, ActiveFaults Active) Respond(RawRequest request, RequestRecord record)
    {
        var requestId = Guid.NewGuid().ToString().ToUpperInvariant();
        var active = ActiveFaults.None;
        record.RequestId = requestId;
        try
        {
            CheckTarget(request);
            var caller = Authenticate(request);
            var action = ActionRegistry.Find(request.Version, request.Action);

            // Faults come after the signature: a retry with an old nonce fails even when the first try was throttled.
            active = faults.Next(record.Action, record.RegionId, record.Parameters.ContainsKey("NextToken"));
            record.Fault = active.Name;
            var reply = Execute(action, request, caller, active, record);
            record.StatusCode = reply.Status;
            return (reply, active);
        }
        catch (ServiceException error)
        {
            record.StatusCode = error.Status;
            record.ErrorCode = error.Code;
            return (ServiceResponse.Error(error, request.Header("host") ?? "", requestId, request.WantsXml, active), active);
        }
    }

    private HttpReply Execute(ActionEntry action, RawRequest request, EmulatorAccount? caller, ActiveFaults active, RequestRecord record)
    {
        var requestId = record.RequestId!;
        if (active.RawResponse is { } raw)
        {
            return RawResponse.Create(raw, requestId);
        }

        if (active.ConnectionFault?.Kind == FaultKind.LoseRequest)
        {
            return new HttpReply(0, "", Array.Empty<byte>());
        }

        if (active.Refusal is { Kind: not FaultKind.IdempotentFailed } refusal)
        {
            throw refusal.Kind == FaultKind.EchoAuthorization ? Echo(request) : ActiveFaults.ToException(refusal, action.Name);
        }

        var parameters = action.Action.Parameters.Read(request.ActionParameters);
        var context = new ActionContext(parameters, world, options, active, identities, caller);
        ActionResult result;
        lock (world.Gate)
        {
            world.ApplyDue();
            if (active.Refusal is { } idempotentFailed)
            {
                var error = ActiveFaults.ToException(idempotentFailed, action.Name);
                _clientTokens.Burn(action, context, error);
                throw error;
            }

            result = _clientTokens.Run(action, context, out var isExecuted);
            if (action.Writes && isExecuted)
            {
                world.CountExecution(action.Name);
                record.IsExecuted = true;
            }
        }

        if (active.ErrorAfterExecution is { } late)
        {
            throw ActiveFaults.ToException(late, action.Name);
        }

        record.RowsReturned = result.Rows;
        return ServiceResponse.Success(action.Name, result.Body, requestId, request.WantsXml, active);
    }

    private EmulatorAccount? Authenticate(RawRequest request)
    {
        if (ActionRegistry.TryFind(request.Version, request.Action)?.IsUnsigned != true)
        {
            return _authenticator.Authenticate(request);
        }

        _authenticator.CheckUnsigned(request);
        return null;
    }

    private static ServiceException Echo(RawRequest request) => new(
        403,
        "Forbidden.RAM",
        $"User not authorized. Authorization: {request.Header("authorization")} "
        + $"SecurityToken: {request.Header("x-acs-security-token") ?? request.Parameter("SecurityToken")}");

    private static void CheckTarget(RawRequest request)
    {
        if (request.Path != "/")
        {
            throw new ServiceException(404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method.");
        }

        if (request.Method is not ("GET" or "POST"))
        {
            throw new ServiceException(405, "UnsupportedHTTPMethod", "This http method is not supported.");
        }
    }
}
