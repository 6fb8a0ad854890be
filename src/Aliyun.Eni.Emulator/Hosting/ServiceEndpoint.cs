using Aliyun.Eni.Emulator.Actions;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Signatures;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>One request of the service from reading to answering.</summary>
internal sealed class ServiceEndpoint(
    EmulatorOptions options, EniDataSet data, Realm realm, FaultPlan faults, RequestLog<RequestRecord> log, CancellationToken stopping)
{
    private readonly Authenticator _authenticator = new(realm.Accounts, options.TimeProvider);
    private readonly ReplySender _sender = new(options.TimeProvider, stopping);

    public async Task HandleAsync(HttpContext http)
    {
        var request = await RequestReader.ReadAsync(http).ConfigureAwait(false);
        var record = Record(request, http.Connection.Id);
        log.Add(record);
        var (reply, strike) = Answer(request, record);
        if (strike.Delay > TimeSpan.Zero)
        {
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
            await Task.Delay(strike.Delay, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _sender.SendAsync(http, reply, strike).ConfigureAwait(false);
    }

    private (Outgoing Reply, FaultStrike Strike) Answer(WireRequest request, RequestRecord record)
    {
        var format = AnswerFormatReader.Of(request);
        var requestId = Guid.NewGuid().ToString().ToUpperInvariant();
        var strike = FaultStrike.None;
        record.RequestId = requestId;
        try
        {
            CheckTarget(request);
            var caller = Caller(request, record.Action);
            var action = ActionTable.Find(Version(request), record.Action);

            // Faults come after the signature: a retry with an old nonce is caught even where the first try was throttled.
            strike = faults.Next(record.Action, record.RegionId, record.Parameters.ContainsKey("NextToken"));
            record.Fault = strike.Name;
            if (strike.Canned is { } canned)
            {
                var body = CannedReply.From(canned, requestId);
                record.StatusCode = body.Status;
                return (body, strike);
            }

            if (strike.Refusal is { } refusal)
            {
                throw FaultStrike.Error(refusal);
            }

            var parameters = action.Parameters.Read(BusinessParameters(request));
            var answer = action.Run(new ActionContext(parameters, data, options, strike.Manners, realm, caller));
            record.StatusCode = 200;
            record.RowsReturned = answer.Rows;
            return (new Reply(200, format, requestId, $"{action.Name}Response", answer.Write), strike);
        }
        catch (ServiceException error)
        {
            record.StatusCode = error.Status;
            record.ErrorCode = error.Code;
            return (Reply.Error(error, format, requestId, request.Header("host") ?? "") with { RetryAfter = strike.Refusal?.RetryAfter }, strike);
        }
    }

    private EmulatorAccount? Caller(WireRequest request, string action)
    {
        if (!ActionTable.IsUnsigned(Version(request), action))
        {
            return _authenticator.Authenticate(request);
        }

        _authenticator.CheckUnsigned(request);
        return null;
    }

    private static void CheckTarget(WireRequest request)
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

    private static IEnumerable<KeyValuePair<string, string>> BusinessParameters(WireRequest request) =>
        request.IsAcs3 ? request.Parameters : request.Parameters.Where(parameter => !RpcV1Claim.CommonParameters.Contains(parameter.Key));

    private static string Version(WireRequest request) => (request.IsAcs3 ? request.Header("x-acs-version") : request.Parameter("Version")) ?? "";

    private static RequestRecord Record(WireRequest request, string connectionId)
    {
        var action = (request.IsAcs3 ? request.Header("x-acs-action") : request.Parameter("Action")) ?? "";
        var parameters = request.Parameters.DistinctBy(parameter => parameter.Key).ToDictionary(StringComparer.Ordinal);
        return new(request.Method, action, parameters, request.Headers, connectionId);
    }
}
