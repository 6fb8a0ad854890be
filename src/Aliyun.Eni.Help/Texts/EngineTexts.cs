namespace Aliyun.Eni.Help.Texts;

/// <summary>The parameters the engine adds to a cmdlet that asks for them (SupportsPaging, SupportsShouldProcess).</summary>
internal static class EngineTexts
{
    public static IReadOnlyList<string> Of(string parameter) => parameter switch
    {
        "First" => ["Writes only so many objects."],
        "Skip" => ["Leaves out so many objects, then writes the others."],
        "IncludeTotalCount" => ["Writes the number of all objects first."],
        "WhatIf" => ["Says what would happen, and does nothing."],
        "Confirm" => ["Asks before anything is done."],
        _ => [],
    };
}
