using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Remembers the outcome of requests with a ClientToken: the same request again returns it without another execution.</summary>
internal sealed class ClientTokens
{
    private const int MaxLength = 64;

    private readonly Dictionary<(string AccountId, string Action, string Token), Outcome> _outcomes = [];

    private sealed record Outcome(string Fingerprint, JsonObject? Body, ServiceException? Error);

    /// <summary>Executes a request, or returns the outcome of the same request before it. Only called under the world's lock.</summary>
    /// <param name="action">The action.</param>
    /// <param name="context">The request.</param>
    /// <param name="isExecuted">Whether the action was executed now.</param>
    public ActionResult Run(ActionEntry action, ActionContext context, out bool isExecuted)
    {
        isExecuted = false;
        if (!action.Writes || context.Parameters.Text("ClientToken") is not { } token)
        {
            var result = action.Action.Run(context);
            isExecuted = true;
            return result;
        }

        CheckFormat(token);
        var key = Key(action, context, token);
        if (_outcomes.TryGetValue(key, out var known))
        {
            return Replay(known, context.Parameters);
        }

        try
        {
            var result = action.Action.Run(context);
            isExecuted = true;
            _outcomes.Add(key, new(context.Parameters.Fingerprint, (JsonObject)result.Body.DeepClone(), null));
            return result;
        }
        catch (ServiceException error) when (error.Status < 500 && !error.Message.Contains("try again later", StringComparison.OrdinalIgnoreCase))
        {
            _outcomes.Add(key, new(context.Parameters.Fingerprint, null, error));
            throw;
        }
    }

    /// <summary>Makes every later request with the token fail with IdempotentFailed.</summary>
    public void Burn(ActionEntry action, ActionContext context, ServiceException error)
    {
        if (context.Parameters.Text("ClientToken") is { } token)
        {
            _outcomes[Key(action, context, token)] = new(context.Parameters.Fingerprint, null, error);
        }
    }

    private static (string AccountId, string Action, string Token) Key(ActionEntry action, ActionContext context, string token) =>
        (context.Identity.AccountId, action.Name, token);

    private static ActionResult Replay(Outcome known, RequestParameters parameters)
    {
        if (known.Fingerprint != parameters.Fingerprint)
        {
            throw new ServiceException(
                400, "IdempotentParameterMismatch", "The request uses the same client token as a previous, but non-identical request.");
        }

        return known.Body is { } body ? new ActionResult((JsonObject)body.DeepClone()) : throw known.Error!;
    }

    private static void CheckFormat(string token)
    {
        if (token.Length > MaxLength || !token.All(char.IsAscii))
        {
            throw ServiceException.InvalidParameter("ClientToken", $"it must be at most {MaxLength} ASCII characters.");
        }
    }
}
