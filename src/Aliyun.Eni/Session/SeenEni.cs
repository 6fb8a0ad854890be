namespace Aliyun.Eni.Session;

/// <summary>What is remembered of a network interface: five texts, not the row.</summary>
internal readonly record struct SeenEni(string Id, string? Name, string? Status, string? Address, string? InstanceId)
{
    /// <summary>Name, status, address, instance: those that are there.</summary>
    public string Summary => string.Join(", ", new[] { Name, Status, Address, InstanceId }.Where(static text => !string.IsNullOrEmpty(text)));
}
