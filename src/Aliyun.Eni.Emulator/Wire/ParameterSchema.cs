using System.Globalization;

namespace Aliyun.Eni.Emulator.Wire;

/// <summary>The parameters an action takes. Anything else is an error, unlike in the service: a typo of a client must not pass here.</summary>
internal sealed class ParameterSchema(params ParameterRule[] rules)
{
    // Every ECS model carries these; they are accepted and mean nothing here.
    private static readonly ParameterRule[] OwnerRules =
    [
        new("OwnerId"), new("OwnerAccount"), new("ResourceOwnerId"), new("ResourceOwnerAccount"),
    ];

    private readonly Dictionary<string, ParameterRule> _rules = rules.Concat(OwnerRules).ToDictionary(rule => rule.Name, StringComparer.Ordinal);

    public ActionParameters Read(IEnumerable<KeyValuePair<string, string>> sent)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        foreach (var (name, value) in sent)
        {
            var parts = name.Split('.');
            if (!_rules.TryGetValue(parts[0], out var rule))
            {
                throw new ServiceException(400, "UnsupportedParameter", $"The parameter {name} is not supported by this action.");
            }

            CheckName(rule, name, parts);
            CheckValue(rule, name, value);
            if (!values.TryAdd(name, value))
            {
                throw ServiceException.InvalidParameter(name, "it was sent twice.");
            }

            if (parts.Length > 1)
            {
                AddNumber(numbers, rule, name, parts[1]);
            }
        }

        foreach (var (name, used) in numbers.Where(entry => entry.Value.Max != entry.Value.Count))
        {
            throw ServiceException.InvalidParameter(name, $"its numbers have to run from 1 to {used.Count} without a gap.");
        }

        return new ActionParameters(values, numbers.ToDictionary(entry => entry.Key, entry => entry.Value.Count, StringComparer.Ordinal));
    }

    private static void CheckName(ParameterRule rule, string name, string[] parts)
    {
        var fits = rule.Kind switch
        {
            ParameterKind.List => parts.Length == 2,
            ParameterKind.Structs => parts.Length == 3 && rule.Fields.Contains(parts[2]),
            _ => parts.Length == 1,
        };
        if (!fits)
        {
            throw new ServiceException(400, "UnsupportedParameter", $"The parameter {name} is not supported by this action.");
        }
    }

    private static void CheckValue(ParameterRule rule, string name, string value)
    {
        var fits = rule.Kind switch
        {
            ParameterKind.Number => value.Length == 0 || int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            ParameterKind.Flag => value is "" or "true" or "false" or "True" or "False",
            ParameterKind.List => value.Length > 0,
            _ => true,
        };
        if (!fits)
        {
            throw ServiceException.InvalidParameter(name, $"\"{value}\" does not fit its type.");
        }
    }

    private static void AddNumber(Dictionary<string, SortedSet<int>> numbers, ParameterRule rule, string name, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || text[0] == '0')
        {
            throw ServiceException.InvalidParameter(rule.Name, $"{name} is not numbered from 1.");
        }

        if (number > rule.Limit)
        {
            throw ServiceException.InvalidParameter(rule.Name, $"N of {rule.Name}.N is at most {rule.Limit}.");
        }

        if (!numbers.TryGetValue(rule.Name, out var used))
        {
            numbers.Add(rule.Name, used = []);
        }

        used.Add(number);
    }
}
