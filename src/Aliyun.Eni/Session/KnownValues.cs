namespace Aliyun.Eni.Session;

/// <summary>The values the documentation has. The sets are open: another value is sent as it was typed.</summary>
internal static class KnownValues
{
    /// <summary>States (Status).</summary>
    public static readonly string[] Statuses = ["Available", "InUse", "Attaching", "Detaching", "Creating", "Deleting", "CreateFailed"];

    /// <summary>Types (Type).</summary>
    public static readonly string[] Types = ["Primary", "Secondary", "Trunk", "Member"];

    /// <summary>A value in the letters of a known one, where it is one in other letters: the service finds nothing by inuse.</summary>
    public static string? InItsLetters(string? value, string[] known) =>
        known.FirstOrDefault(one => one.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value;
}
