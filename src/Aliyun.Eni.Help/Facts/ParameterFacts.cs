using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace Aliyun.Eni.Help.Facts;

/// <summary>What the engine knows of a parameter, in one parameter set.</summary>
/// <param name="parameter">The engine's view.</param>
/// <param name="declaringType">The type with the property; none for a parameter of the engine's own.</param>
internal sealed class ParameterFacts(CommandParameterInfo parameter, Type? declaringType)
{
    public string Name => parameter.Name;

    public Type? DeclaringType => declaringType;

    public Type Type => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;

    public bool IsMandatory => parameter.IsMandatory;

    public bool IsSwitch => Type == typeof(SwitchParameter);

    public bool TakesValue => parameter.ValueFromPipeline;

    public bool TakesProperty => parameter.ValueFromPipelineByPropertyName;

    public bool TakesWildcards => parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any();

    public bool IsCompleted => parameter.Attributes.OfType<ArgumentCompleterAttribute>().Any();

    /// <summary>As Get-Help has it: the number, from 0, or "named".</summary>
    public string Position => parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture);

    public string Aliases => parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases);

    public string Pipeline => (TakesValue, TakesProperty) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    /// <summary>The value of a new cmdlet's property, which is what counts where the parameter is not given.</summary>
    public object? Initial { get; init; }

    /// <summary>The initial value as a text; none for nothing, nor for an empty list.</summary>
    public string? Default => Initial switch
    {
        null when IsSwitch => bool.FalseString,
        null or string or ICollection { Count: 0 } => null,
        SwitchParameter on => on.ToBool().ToString(),
        var value when Type.IsValueType && value.Equals(Activator.CreateInstance(Type)) => null,
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>The only values that are accepted; none where that is not said.</summary>
    public IReadOnlyList<string> Values => Type.IsEnum ? Enum.GetNames(Type)
        : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(static set => set.ValidValues)];

    /// <summary>The smallest and the largest number that are accepted.</summary>
    public (object Smallest, object Largest)? Range =>
        parameter.Attributes.OfType<ValidateRangeAttribute>().FirstOrDefault() is { MinRange: not null } range ? (range.MinRange, range.MaxRange) : null;
}
