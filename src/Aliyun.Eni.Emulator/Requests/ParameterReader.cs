using System.Globalization;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Requests;

/// <summary>The parameters of an action. Unlike the service, it refuses unknown names, so that a client's typo is noticed.</summary>
internal sealed class ParameterReader(params Parameter[] parameters)
{
    // Every ECS model has these; the emulator accepts and ignores them.
    private static readonly Parameter[] OwnerParameters =
    [
        new("OwnerId"), new("OwnerAccount"), new("ResourceOwnerId"), new("ResourceOwnerAccount"),
    ];

    private readonly Dictionary<string, Parameter> _parameters =
        parameters.Concat(OwnerParameters).ToDictionary(parameter => parameter.Name, StringComparer.Ordinal);

    /// <summary>The error for a missing parameter: the code, its status and its message differ from action to action.</summary>
    public Func<string, ServiceException> Missing { get; init; } = ServiceException.MissingParameter;

    /// <exception cref="ServiceException">A parameter is missing, unknown or malformed.</exception>
    public RequestParameters Read(IEnumerable<KeyValuePair<string, string>> sent)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        foreach (var (name, value) in sent)
        {
            var parts = name.Split('.');
            var parameter = _parameters.GetValueOrDefault(parts[0]);
            if (parameter is null || !HasShape(parameter, parts))
            {
                throw new ServiceException(400, "UnsupportedParameter", $"The parameter {name} is not supported by this action.");
            }

            CheckValue(parameter, name, value);
            if (!values.TryAdd(name, value))
            {
                throw ServiceException.InvalidParameter(name, "it was sent twice.");
            }

            if (parameter.Kind is ParameterKind.List or ParameterKind.StructList)
            {
                AddNumber(numbers, parameter, name, parts[1]);
            }
        }

        foreach (var (name, used) in numbers.Where(entry => entry.Value.Max != entry.Value.Count))
        {
            throw ServiceException.InvalidParameter(name, $"its numbers have to run from 1 to {used.Count} without a gap.");
        }

        CheckRequired(values, numbers);
        return new RequestParameters(values, numbers.ToDictionary(entry => entry.Key, entry => entry.Value.Count, StringComparer.Ordinal));
    }

    private void CheckRequired(Dictionary<string, string> values, Dictionary<string, SortedSet<int>> numbers)
    {
        foreach (var parameter in parameters)
        {
            if (parameter.IsRequired && string.IsNullOrEmpty(values.GetValueOrDefault(parameter.Name)) && !numbers.ContainsKey(parameter.Name))
            {
                throw Missing(parameter.Name);
            }
        }
    }

    private static bool HasShape(Parameter parameter, string[] parts) => parameter.Kind switch
    {
        ParameterKind.List => parts.Length == 2,
        ParameterKind.StructList => parts.Length == 3 && parameter.Fields.Contains(parts[2]),
        ParameterKind.Struct => parts.Length == 2 && parameter.Fields.Contains(parts[1]),
        _ => parts.Length == 1,
    };

    private static void CheckValue(Parameter parameter, string name, string value)
    {
        var fits = parameter.Kind switch
        {
            ParameterKind.Number => value.Length == 0 || IsInRange(parameter, value),
            ParameterKind.Flag => value is "" or "true" or "false" or "True" or "False",
            ParameterKind.List => value.Length > 0,
            _ => value.Length == 0 || parameter.Values?.Contains(value) != false,
        };
        if (!fits)
        {
            var allowed = parameter.Values is { } values ? $" Use {string.Join(", ", values)}." : "";
            throw ServiceException.InvalidParameter(name, $"\"{value}\" is out of range or of the wrong type.{allowed}");
        }
    }

    private static bool IsInRange(Parameter parameter, string value) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= parameter.Min && number <= parameter.Max;

    private static void AddNumber(Dictionary<string, SortedSet<int>> numbers, Parameter parameter, string name, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || text[0] == '0')
        {
            throw ServiceException.InvalidParameter(parameter.Name, $"{name} is not numbered from 1.");
        }

        if (number > parameter.MaxItems)
        {
            throw ServiceException.InvalidParameter(parameter.Name, $"N of {parameter.Name}.N is at most {parameter.MaxItems}.");
        }

        if (!numbers.TryGetValue(parameter.Name, out var used))
        {
            numbers.Add(parameter.Name, used = []);
        }

        used.Add(number);
    }
}
