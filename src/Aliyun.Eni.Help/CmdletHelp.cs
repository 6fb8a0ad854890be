using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using System.Xml.Linq;

namespace Aliyun.Eni.Help;

/// <summary>A cmdlet: what the engine knows about it, and the text of its doc comment.</summary>
internal sealed class CmdletHelp
{
    private readonly XElement _text;

    private CmdletHelp(Type type, XmlDocs docs)
    {
        _text = docs.OfType(type) ?? new XElement("member");
        var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        (Verb, Noun) = (cmdlet.VerbName, cmdlet.NounName);
        Outputs =
        [
            .. type.GetCustomAttributes<OutputTypeAttribute>().SelectMany(static output => output.Type).Select(static output => output.Type)
                .Where(static output => output != typeof(void))
                .Select(output => (output.FullName!, XmlDocs.Paragraphs(docs.OfType(output)?.Element("summary")))),
        ];
        var instance = Activator.CreateInstance(type)!;
        ParameterSets =
        [
            .. new CmdletInfo(Name, type).ParameterSets.OrderByDescending(static set => set.IsDefault)
                .Select(set => (IReadOnlyList<ParameterHelp>)[.. set.Parameters.Where(static one => !Cmdlet.CommonParameters.Contains(one.Name)).Select(Parameter)]),
        ];

        ParameterHelp Parameter(CommandParameterInfo parameter)
        {
            // The engine's own parameters, such as -First and -WhatIf, aren't properties of the cmdlet.
            var property = type.GetProperty(parameter.Name);
            var inherited = property?.DeclaringType is { } declaring ? docs.OfProperty(declaring, parameter.Name) : null;
            var special = _text.Elements("parameter").FirstOrDefault(one => (string?)one.Attribute("name") == parameter.Name);
            var defaultText = special?.Attribute("default") is { } own ? new XElement("value", own.Value) : inherited?.Element("value");
            return new ParameterHelp(parameter, special ?? inherited?.Element("summary"), defaultText, inherited?.Element("api"), property?.GetValue(instance));
        }
    }

    public string Verb { get; }

    public string Noun { get; }

    public string Name => $"{Verb}-{Noun}";

    public string Synopsis => _text.Element("summary") is { } summary ? XmlDocs.Line(summary) : string.Empty;

    public IReadOnlyList<string> Description => XmlDocs.Paragraphs(_text.Element("remarks"));

    /// <summary>The parameters of each parameter set in the order of its syntax; the default set comes first.</summary>
    public IReadOnlyList<IReadOnlyList<ParameterHelp>> ParameterSets { get; }

    /// <summary>Every parameter once, by name.</summary>
    public IEnumerable<ParameterHelp> Parameters =>
        ParameterSets.SelectMany(static set => set).DistinctBy(static one => one.Name).OrderBy(static one => one.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The types that the pipeline takes by value beside those of the parameters.</summary>
    public IEnumerable<(string Type, string Text)> Inputs => _text.Elements("input").Select(static input => ((string)input.Attribute("type")!, XmlDocs.Line(input)));

    /// <summary>The types that the cmdlet writes, with their summaries.</summary>
    public IReadOnlyList<(string Type, IReadOnlyList<string> Description)> Outputs { get; }

    /// <summary>The notes, each with its title.</summary>
    public IEnumerable<(string Title, IReadOnlyList<string> Paragraphs)> Notes =>
        _text.Elements("note").Select(static note => ((string?)note.Attribute("title") ?? string.Empty, XmlDocs.Paragraphs(note)));

    /// <summary>The examples: what comes before the code, the code, what comes after it.</summary>
    public IEnumerable<(IReadOnlyList<string> Introduction, string Code, IReadOnlyList<string> Remarks)> Examples =>
        from example in _text.Elements("example")
        let code = example.Element("code")
        let paragraphs = example.Elements("para").ToLookup(para => code is not null && para.IsAfter(code), XmlDocs.Line)
        select ((IReadOnlyList<string>)[.. paragraphs[false]], code is null ? string.Empty : XmlDocs.Code(code), (IReadOnlyList<string>)[.. paragraphs[true]]);

    /// <summary>The related links: their texts and addresses.</summary>
    public IEnumerable<(string Text, string? Address)> Links => _text.Elements("seealso").Select(static link => (XmlDocs.Line(link), (string?)link.Attribute("href")));

    /// <summary>Loads a compiled module as the engine would, without running a cmdlet, and reads its cmdlets in the order of their nouns.</summary>
    public static IReadOnlyList<CmdletHelp> ReadModule(string path, XmlDocs docs)
    {
        var file = Path.GetFullPath(path);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var dependency = Path.Combine(Path.GetDirectoryName(file)!, name.Name + ".dll");
            return File.Exists(dependency) ? context.LoadFromAssemblyPath(dependency) : null;
        };
        return
        [
            .. AssemblyLoadContext.Default.LoadFromAssemblyPath(file).GetExportedTypes()
                .Where(static type => !type.IsAbstract && type.IsDefined(typeof(CmdletAttribute)))
                .Select(type => new CmdletHelp(type, docs))
                .OrderBy(static cmdlet => cmdlet.Noun, StringComparer.Ordinal).ThenBy(static cmdlet => cmdlet.Verb, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A parameter in one parameter set.</summary>
/// <param name="parameter">What the engine knows about it.</param>
/// <param name="text">Its description.</param>
/// <param name="defaultText">The description of a default value that is decided later than the initial value.</param>
/// <param name="apiMember">The member of the request that the parameter sets.</param>
/// <param name="initialValue">The value of the property of a new cmdlet.</param>
internal sealed class ParameterHelp(CommandParameterInfo parameter, XElement? text, XElement? defaultText, XElement? apiMember, object? initialValue)
{
    public string Name => parameter.Name;

    public Type Type => Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;

    public bool IsMandatory => parameter.IsMandatory;

    public bool IsSwitch => Type == typeof(SwitchParameter);

    public bool TakesValue => parameter.ValueFromPipeline;

    public bool TakesProperty => parameter.ValueFromPipelineByPropertyName;

    /// <summary>Whether wildcards are expanded. A cmdlet may refuse them in a parameter that others share; its text then has the attribute wildcards="false".</summary>
    public bool TakesWildcards => (string?)text?.Attribute("wildcards") != "false" && parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any();

    /// <summary>A number from 0, or "named".</summary>
    public string Position => parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture);

    public string Aliases => parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases);

    public string PipelineInput => (TakesValue, TakesProperty) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    public string Default => defaultText is not null ? XmlDocs.Line(defaultText) : initialValue switch
    {
        null when IsSwitch => bool.FalseString,
        null or string or ICollection { Count: 0 } => "None",
        SwitchParameter value => value.ToBool().ToString(),
        var value when Type.IsValueType && value.Equals(Activator.CreateInstance(Type)) => "None",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>The accepted values of an enumeration or a ValidateSet.</summary>
    public IReadOnlyList<string> AcceptedValues => Type.IsEnum ? Enum.GetNames(Type)
        : [.. parameter.Attributes.OfType<ValidateSetAttribute>().SelectMany(static set => set.ValidValues)];

    /// <summary>What the doc comment says. The standard text for a parameter that the engine adds to a cmdlet with ShouldProcess or paging.</summary>
    public IReadOnlyList<string> Description => text is not null ? XmlDocs.Paragraphs(text) : Name switch
    {
        "First" => ["Gets only the specified number of objects."],
        "Skip" => ["Skips the specified number of objects, then gets the others."],
        "IncludeTotalCount" => ["Writes the total number of objects first."],
        "WhatIf" => ["Shows what would happen if the cmdlet runs. The cmdlet isn't run."],
        "Confirm" => ["Prompts you for confirmation before running the cmdlet."],
        _ => [],
    };

    /// <summary>The description, with the accepted values, the completion and the API member last.</summary>
    public IEnumerable<string> Paragraphs => string.Join(' ', Constraints()) is { Length: > 0 } constraints ? Description.Append(constraints) : Description;

    private IEnumerable<string> Constraints()
    {
        if (AcceptedValues.Count > 0)
        {
            yield return $"Accepted values: {string.Join(", ", AcceptedValues)}.";
        }

        if (parameter.Attributes.OfType<ValidateRangeAttribute>().FirstOrDefault() is { MinRange: { } min, MaxRange: var max })
        {
            yield return max is int.MaxValue or long.MaxValue
                ? string.Create(CultureInfo.InvariantCulture, $"Accepted values: {min} and more.")
                : string.Create(CultureInfo.InvariantCulture, $"Accepted values: {min} to {max}.");
        }

        if (parameter.Attributes.OfType<ArgumentCompleterAttribute>().Any())
        {
            yield return "Tab completes the value.";
        }

        if (apiMember is not null)
        {
            yield return $"API member: {XmlDocs.Line(apiMember)}.";
        }
    }
}
