using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>The checked parameters that AssumeRole and AssumeRoleWithOIDC share.</summary>
internal sealed partial record RoleRequest(string RoleArn, string SessionName, TimeSpan Lifetime)
{
    public static readonly IReadOnlyList<Parameter> Parameters =
    [
        Parameter.Required("RoleArn"), Parameter.Required("RoleSessionName"), Parameter.Number("DurationSeconds"), new("Policy"),
    ];

    private const int MaxPolicyLength = 2048;

    /// <exception cref="ServiceException">A parameter is missing or malformed.</exception>
    public static RoleRequest Read(RequestParameters parameters)
    {
        var roleArn = Match(parameters, "RoleArn", RoleArnPattern());
        var sessionName = Match(parameters, "RoleSessionName", SessionNamePattern());
        var seconds = parameters.Number("DurationSeconds") ?? 3600;
        if (seconds is < 900 or > 3600)
        {
            throw new ServiceException(400, "InvalidParameter.DurationSeconds", "The Min/Max value of DurationSeconds is 15min/1hr.");
        }

        CheckPolicy(parameters.Text("Policy"));
        return new(roleArn, sessionName, TimeSpan.FromSeconds(seconds));
    }

    /// <summary>Opens a session and returns its credentials.</summary>
    public ActionResult Issue(IdentityStore identities)
    {
        var account = identities.IssueSession(KeySource.Sts, RoleArn, SessionName, Lifetime);
        var body = new JsonObject
        {
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = account.Identity.PrincipalId, ["Arn"] = $"{RoleArn}/{SessionName}" },
            ["Credentials"] = new JsonObject
            {
                ["SecurityToken"] = account.SecurityToken,
                ["Expiration"] = account.ExpirationText,
                ["AccessKeySecret"] = account.AccessKeySecret,
                ["AccessKeyId"] = account.AccessKeyId,
            },
        };
        return new(body, 1);
    }

    private static string Match(RequestParameters parameters, string name, Regex pattern) =>
        parameters.Required(name) is var value && pattern.IsMatch(value)
            ? value
            : throw new ServiceException(400, $"InvalidParameter.{name}", $"The parameter {name} is malformed.");

    private static void CheckPolicy(string? policy)
    {
        if (policy?.Length > MaxPolicyLength)
        {
            throw new ServiceException(400, "InvalidParameter.PolicySize", "The size of Policy must be smaller than 2048 bytes.");
        }

        if (policy is not null && !IsObject(policy))
        {
            throw new ServiceException(400, "InvalidParameter.PolicyGrammar", "The parameter Policy has not passed grammar check.");
        }
    }

    private static bool IsObject(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^acs:ram::[0-9]+:role/[A-Za-z0-9.\-_]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex RoleArnPattern();

    [GeneratedRegex(@"^[A-Za-z0-9.@\-_]{2,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SessionNamePattern();
}
