namespace Aliyun.Eni.Emulator.Wire;

/// <summary>What a request parameter may hold.</summary>
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
    Structs,
}
