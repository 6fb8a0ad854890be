namespace Aliyun.Eni.Validation;

/// <summary>The documented values of parameters whose set is open: the service may add others, which are sent as they are.</summary>
internal static class KnownValues
{
    public static readonly string[] Statuses = ["Available", "InUse", "Attaching", "Detaching", "Creating", "Deleting", "CreateFailed"];

    /// <summary>Those of a new network interface.</summary>
    public static readonly string[] CreatableTypes = ["Secondary", "Trunk"];

    public static readonly string[] Types = ["Primary", "Secondary", "Trunk", "Member"];

    public static readonly string[] TrafficModes = ["Standard", "HighPerformance"];

    /// <summary>Returns a known value with the service's casing; the service compares case-sensitively.</summary>
    public static string? NormalizeCase(string? value, string[] known) =>
        known.FirstOrDefault(one => one.Equals(value, StringComparison.OrdinalIgnoreCase)) ?? value;
}
