using System.Management.Automation;
using System.Reflection;

namespace Aliyun.Eni.Help.Facts;

/// <summary>What the engine knows of a cmdlet by its attributes.</summary>
internal sealed class CmdletFacts
{
    private readonly object _fresh;

    public CmdletFacts(Type type)
    {
        var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        (Verb, Noun) = (cmdlet.VerbName, cmdlet.NounName);
        OutputTypes =
        [
            .. type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(static one => one.Type).Select(static one => one.Type).Where(static one => one != typeof(void)),
        ];
        _fresh = Activator.CreateInstance(type)!;
        ParameterSets = [.. new CmdletInfo(Name, type).ParameterSets
            .OrderByDescending(static set => set.IsDefault)
            .Select(set => (IReadOnlyList<ParameterFacts>)[.. set.Parameters.Where(static one => !IsCommon(one.Name)).Select(one => Parameter(type, one))])];
    }

    public string Verb { get; }

    public string Noun { get; }

    public string Name => $"{Verb}-{Noun}";

    /// <summary>The types of what is written; none for a cmdlet that writes nothing.</summary>
    public IReadOnlyList<Type> OutputTypes { get; }

    /// <summary>The parameters of each parameter set, as a user would type them; the default set comes first.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterFacts>> ParameterSets { get; }

    /// <summary>Every parameter once, by name.</summary>
    public IEnumerable<ParameterFacts> Parameters =>
        ParameterSets.SelectMany(static set => set).DistinctBy(static one => one.Name).OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase);

    private static bool IsCommon(string name) => Cmdlet.CommonParameters.Contains(name);

    private ParameterFacts Parameter(Type type, CommandParameterInfo parameter)
    {
        // -First and the like are the engine's own: no property of the cmdlet.
        var property = type.GetProperty(parameter.Name);
        return new ParameterFacts(parameter, property?.DeclaringType) { Initial = property?.GetValue(_fresh) };
    }
}
