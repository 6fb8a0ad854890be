using Aliyun.Eni.Emulator.Actions;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Signatures;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>One request of the service from reading to answering.</summary>
internal sealed class ServiceEndpoint(EmulatorOptions options, EniDataSet data, EmulatorAccounts accounts, RequestLog log)
{
    private readonly Authenticator _authenticator = new(accounts, options.TimeProvider);

    public async Task HandleAsync(HttpContext http)
    {
        var request = await RequestReader.ReadAsync(http).ConfigureAwait(false);
        var record = Record(request, http.Connection.Id);
        log.Add(record);
        var reply = Answer(request, record);
        await SendAsync(http, reply).ConfigureAwait(false);
    }

    private Reply Answer(WireRequest request, RequestRecord record)
    {
        var format = AnswerFormatReader.Of(request);
        var requestId = Guid.NewGuid().ToString().ToUpperInvariant();
        record.RequestId = requestId;
        try
        {
            CheckTarget(request);
            _authenticator.Authenticate(request);
            var action = ActionTable.Find(Version(request), record.Action);
            var parameters = action.Parameters.Read(BusinessParameters(request));
            var answer = action.Run(new ActionContext(parameters, data, options, PageManners.None));
            record.StatusCode = 200;
            record.RowsReturned = answer.Rows;
            return new(200, format, requestId, $"{action.Name}Response", answer.Write);
        }
        catch (ServiceException error)
        {
            record.StatusCode = error.Status;
            record.ErrorCode = error.Code;
            return Reply.Error(error, format, requestId, request.Header("host") ?? "");
        }
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

    private async Task SendAsync(HttpContext http, Reply reply)
    {
        var response = http.Response;
        response.StatusCode = reply.Status;
        response.ContentType = reply.ContentType;
        response.Headers["x-acs-request-id"] = reply.RequestId;
        response.Headers.Date = options.TimeProvider.GetUtcNow().ToString("R");
        reply.WriteTo(response.BodyWriter, false);
        await response.BodyWriter.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
