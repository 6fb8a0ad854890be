using System.Text.Json;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>Paths under /-/ that belong to the emulator and not to the service: faults, the request log and the sessions issued.</summary>
internal sealed class ControlEndpoint(FaultPlan faults, RequestLog<RequestRecord> log, SessionIssuer sessions)
{
    public const string Root = "/-";

    // Test values as a rule, but not for certain.
    private static readonly HashSet<string> Secret = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "x-acs-security-token", "SecurityToken", "Signature", "OIDCToken",
    };

    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true };

    public async Task HandleAsync(HttpContext http)
    {
        switch (http.Request.Method, http.Request.Path.Value)
        {
            case ("GET", "/-/faults"):
                await TextAsync(http, 200, string.Concat(faults.Rules.Select(rule => $"{rule}\n"))).ConfigureAwait(false);
                break;
            case ("PUT" or "POST", "/-/faults"):
                await SetFaultsAsync(http).ConfigureAwait(false);
                break;
            case ("DELETE", "/-/faults"):
                faults.Clear();
                await TextAsync(http, 200, "").ConfigureAwait(false);
                break;
            case ("GET", "/-/requests"):
                await http.Response.WriteAsJsonAsync(log.Snapshot().Select(Shown), JsonOptions, http.RequestAborted).ConfigureAwait(false);
                break;
            case ("DELETE", "/-/requests"):
                log.Clear();
                await TextAsync(http, 200, "").ConfigureAwait(false);
                break;
            case ("GET", "/-/sessions"):
                await http.Response.WriteAsJsonAsync(sessions.Issued.Select(Shown), JsonOptions, http.RequestAborted).ConfigureAwait(false);
                break;
            default:
                await TextAsync(http, 404, "There are /-/faults (GET, PUT, POST, DELETE), /-/requests (GET, DELETE) and /-/sessions (GET).\n")
                    .ConfigureAwait(false);
                break;
        }
    }

    /// <summary>PUT replaces the faults, POST adds to them; a wrong line changes nothing.</summary>
    private async Task SetFaultsAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted).ConfigureAwait(false);
        try
        {
            var rules = FaultText.Read(text);
            if (http.Request.Method == "PUT")
            {
                faults.Clear();
            }

            foreach (var rule in rules)
            {
                faults.Add(rule);
            }

            await TextAsync(http, 200, "").ConfigureAwait(false);
        }
        catch (FormatException error)
        {
            await TextAsync(http, 400, error.Message + "\n").ConfigureAwait(false);
        }
    }

    private static object Shown(RequestRecord record) => new
    {
        record.Method,
        record.Action,
        record.RegionId,
        Parameters = Open(record.Parameters),
        Headers = Open(record.Headers),
        record.ConnectionId,
        record.Nonce,
        record.RequestId,
        record.StatusCode,
        record.ErrorCode,
        record.RowsReturned,
        record.Fault,
    };

    private static object Shown(IssuedSession session) => new
    {
        Source = session.Source.ToString(),
        session.Account.AccessKeyId,
        session.Account.Identity.Arn,
        session.Account.Expiration,
    };

    private static Dictionary<string, string> Open(IReadOnlyDictionary<string, string> values) =>
        values.Where(value => !Secret.Contains(value.Key)).ToDictionary(StringComparer.Ordinal);

    private static Task TextAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
