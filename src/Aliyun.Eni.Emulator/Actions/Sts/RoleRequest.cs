using System.Text.Json;
using System.Text.RegularExpressions;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions.Sts;

/// <summary>What the ways to assume a role have in common, checked.</summary>
internal sealed partial record RoleRequest(string RoleArn, string SessionName, TimeSpan Lifetime)
{
    public static readonly IReadOnlyList<ParameterRule> Rules =
    [
        new("RoleArn"), new("RoleSessionName"), new("DurationSeconds", ParameterKind.Number), new("Policy"),
    ];

    private const int MaxPolicyLength = 2048;

    /// <exception cref="ServiceException">A parameter is missing or malformed.</exception>
    public static RoleRequest Read(ActionParameters parameters)
    {
        var roleArn = Fitting(parameters, "RoleArn", RoleArnPattern());
        var sessionName = Fitting(parameters, "RoleSessionName", SessionNamePattern());
        var seconds = parameters.Number("DurationSeconds") ?? 3600;
        if (seconds is < 900 or > 3600)
        {
            throw new ServiceException(400, "InvalidParameter.DurationSeconds", "The Min/Max value of DurationSeconds is 15min/1hr.");
        }

        CheckPolicy(parameters.Text("Policy"));
        return new(roleArn, sessionName, TimeSpan.FromSeconds(seconds));
    }

    private static string Fitting(ActionParameters parameters, string name, Regex pattern) =>
        parameters.Required(name) is var value && pattern.IsMatch(value)
            ? value
            : throw new ServiceException(400, $"InvalidParameter.{name}", $"The parameter {name} is wrongly formed.");

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
