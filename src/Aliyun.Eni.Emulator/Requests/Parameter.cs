namespace Aliyun.Eni.Emulator.Requests;

/// <summary>The shape of a request parameter.</summary>
internal enum ParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A 32-bit integer.</summary>
    Number,

    /// <summary>true or false, in the spelling of any SDK.</summary>
    Flag,

    /// <summary>Name.1, Name.2 ... without gaps.</summary>
    List,

    /// <summary>Name.1.Field ... without gaps.</summary>
    StructList,

    /// <summary>Name.Field.</summary>
    Struct,
}

/// <summary>One parameter of an action with the rules that hold whatever the state of the world.</summary>
/// <param name="Name">The name, without number and field.</param>
/// <param name="Kind">The shape.</param>
internal sealed record Parameter(string Name, ParameterKind Kind = ParameterKind.Text)
{
    /// <summary>The request is refused when the parameter is missing or empty.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The largest N of a list.</summary>
    public int MaxItems { get; init; }

    /// <summary>The smallest number.</summary>
    public int Min { get; init; } = int.MinValue;

    /// <summary>The largest number.</summary>
    public int Max { get; init; } = int.MaxValue;

    /// <summary>The allowed values; null allows any.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>The fields of a struct.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    public static Parameter Required(string name) => new(name) { IsRequired = true };

    public static Parameter Number(string name, int min = int.MinValue, int max = int.MaxValue) => new(name, ParameterKind.Number) { Min = min, Max = max };

    public static Parameter Flag(string name) => new(name, ParameterKind.Flag);

    public static Parameter List(string name, int maxItems) => new(name, ParameterKind.List) { MaxItems = maxItems };

    public static Parameter OneOf(string name, params string[] values) => new(name) { Values = values };

    /// <summary>Name.Field ... of any text.</summary>
    public static Parameter Struct(string name, params string[] fields) => new(name, ParameterKind.Struct) { Fields = fields };

    /// <summary>Name.N.Key and Name.N.Value.</summary>
    public static Parameter Tags(string name = "Tag") => new(name, ParameterKind.StructList) { MaxItems = 20, Fields = ["Key", "Value"] };
}
