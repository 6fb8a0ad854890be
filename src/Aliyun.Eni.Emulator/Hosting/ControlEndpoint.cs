using System.Text.Json;
using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Emulator.Identity;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>The emulator's own, unsigned paths under /-/: faults, requests, sessions and the world.</summary>
internal sealed class ControlEndpoint(EmulatorServer server)
{
    public const string Root = "/-";

    private const string Usage = """
        GET, PUT, POST, DELETE /-/faults; GET, DELETE /-/requests; GET /-/sessions; GET /-/world;
        PATCH /-/world/{quotas or the ID of an instance, vSwitch or security group} (JSON)

        """;

    // Usually test values, but not for certain.
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "Authorization", "x-acs-security-token", "SecurityToken", "Signature", "OIDCToken",
    };

    private static readonly JsonSerializerOptions JsonOptions = new() { WriteIndented = true };

    public Task HandleAsync(HttpContext http) => (http.Request.Method, http.Request.Path.Value) switch
    {
        ("GET", "/-/faults") => TextAsync(http, 200, string.Concat(server.Faults.Rules.Select(rule => $"{rule}\n"))),
        ("PUT" or "POST", "/-/faults") => SetFaultsAsync(http),
        ("DELETE", "/-/faults") => ClearAsync(http, server.Faults.Clear),
        ("GET", "/-/requests") => JsonAsync(http, server.Requests.Select(Redact)),
        ("DELETE", "/-/requests") => ClearAsync(http, server.ClearRequests),
        ("GET", "/-/sessions") => JsonAsync(http, server.IssuedSessions.Select(Redact)),
        ("GET", "/-/world") => JsonAsync(http, Summary()),
        ("PATCH", { } path) when path.StartsWith("/-/world/", StringComparison.Ordinal) => PatchAsync(http, path["/-/world/".Length..]),
        _ => TextAsync(http, 404, Usage),
    };

    /// <summary>PUT replaces the faults, POST adds to them; a wrong line changes nothing.</summary>
    private async Task SetFaultsAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var text = await reader.ReadToEndAsync(http.RequestAborted).ConfigureAwait(false);
        try
        {
            var rules = FaultParser.Parse(text);
            if (http.Request.Method == "PUT")
            {
                server.Faults.Clear();
            }

            foreach (var rule in rules)
            {
                server.Faults.Add(rule);
            }

            await TextAsync(http, 200, "").ConfigureAwait(false);
        }
        catch (FormatException error)
        {
            await TextAsync(http, 400, error.Message + "\n").ConfigureAwait(false);
        }
    }

    private object Summary()
    {
        var rows = server.World.All.ToArray();
        return new
        {
            NetworkInterfaces = rows.Length,
            Statuses = rows.CountBy(row => row.Status ?? "").ToDictionary(StringComparer.Ordinal),
            server.World.Executions,
            server.World.Quotas,
            server.World.ResourceGroups,
            server.World.Instances,
            server.World.VSwitches,
            server.World.SecurityGroups,
        };
    }

    /// <summary>Changes single members, such as {"Status":"Stopped"} of an instance.</summary>
    private async Task PatchAsync(HttpContext http, string id)
    {
        var world = server.World;
        try
        {
            var changes = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted).ConfigureAwait(false) as JsonObject ?? [];
            if (id == "quotas")
            {
                world.Quotas = Merge(world.Quotas, changes);
            }
            else if (world.FindInstance(id) is { } instance)
            {
                world.Set(Merge(instance, changes));
            }
            else if (world.FindVSwitch(id) is { } vSwitch)
            {
                world.Set(Merge(vSwitch, changes));
            }
            else if (world.FindSecurityGroup(id) is { } group)
            {
                world.Set(Merge(group, changes));
            }
            else
            {
                await TextAsync(http, 404, $"There is no {id}.\n").ConfigureAwait(false);
                return;
            }

            await TextAsync(http, 200, "").ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            await TextAsync(http, 400, error.Message + "\n").ConfigureAwait(false);
        }
    }

    private static T Merge<T>(T found, JsonObject changes)
    {
        var merged = JsonSerializer.SerializeToNode(found)!.AsObject();
        foreach (var (name, value) in changes)
        {
            merged[name] = merged.ContainsKey(name) ? value?.DeepClone() : throw new JsonException($"There is no member {name}.");
        }

        return merged.Deserialize<T>()!;
    }

    private static object Redact(RequestRecord record) => new
    {
        record.Method,
        record.Action,
        record.RegionId,
        Parameters = WithoutSecrets(record.Parameters),
        Headers = WithoutSecrets(record.Headers),
        record.ConnectionId,
        record.Nonce,
        record.RequestId,
        record.StatusCode,
        record.ErrorCode,
        record.RowsReturned,
        record.IsExecuted,
        record.Fault,
    };

    private static object Redact(IssuedSession session) => new
    {
        Source = session.Source.ToString(),
        session.Account.AccessKeyId,
        session.Account.Identity.Arn,
        session.Account.Expiration,
    };

    private static Dictionary<string, string> WithoutSecrets(IReadOnlyDictionary<string, string> values) =>
        values.Where(value => !Secrets.Contains(value.Key)).ToDictionary(StringComparer.Ordinal);

    private static Task ClearAsync(HttpContext http, Action clear)
    {
        clear();
        return TextAsync(http, 200, "");
    }

    private static Task JsonAsync(HttpContext http, object value) => http.Response.WriteAsJsonAsync(value, JsonOptions, http.RequestAborted);

    private static Task TextAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
