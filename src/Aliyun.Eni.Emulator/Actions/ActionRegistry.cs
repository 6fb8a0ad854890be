using System.Reflection;
using System.Text.Json.Nodes;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>An action of the API: its parameters, and what it does.</summary>
internal interface IAction
{
    ParameterReader Parameters { get; }

    /// <exception cref="ServiceException">The request is refused.</exception>
    ActionResult Run(ActionContext context);
}

/// <summary>A successful response.</summary>
/// <param name="Body">The members of the root besides RequestId.</param>
/// <param name="Rows">The number of rows, for the log.</param>
internal sealed record ActionResult(JsonObject Body, int Rows = 0);

/// <summary>Registers an action under the name of its class.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ActionAttribute(string version) : Attribute
{
    public const string Ecs = "2014-05-26";
    public const string Sts = "2015-04-01";

    public string Version { get; } = version;

    /// <summary>The name where it isn't the class's.</summary>
    public string? Name { get; init; }

    /// <summary>Whether requests are sent without a key and a signature.</summary>
    public bool IsUnsigned { get; init; }

    /// <summary>Whether it changes the world; its executions are counted and its ClientTokens remembered.</summary>
    public bool Writes { get; init; }
}

/// <summary>A registered action.</summary>
internal sealed record ActionEntry(string Version, string Name, bool IsUnsigned, bool Writes, IAction Action);

/// <summary>Every action of this assembly, by version and name.</summary>
internal static class ActionRegistry
{
    private static readonly Dictionary<(string Version, string Name), ActionEntry> Entries = typeof(ActionRegistry).Assembly.GetTypes()
        .Select(type => (Type: type, Attribute: type.GetCustomAttribute<ActionAttribute>()))
        .Where(found => found.Attribute is not null)
        .Select(found => Create(found.Type, found.Attribute!))
        .ToDictionary(entry => (entry.Version, entry.Name));

    public static IEnumerable<ActionEntry> All => Entries.Values;

    /// <exception cref="ServiceException">The version or the action is unknown.</exception>
    public static ActionEntry Find(string version, string name) => TryFind(version, name) ?? throw (
        Entries.Keys.Any(key => key.Version == version)
            ? new ServiceException(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.")
            : new ServiceException(404, "InvalidVersion", "Specified parameter Version is not valid."));

    public static ActionEntry? TryFind(string version, string name) => Entries.GetValueOrDefault((version, name));

    private static ActionEntry Create(Type type, ActionAttribute attribute) => new(
        attribute.Version, attribute.Name ?? type.Name, attribute.IsUnsigned, attribute.Writes, (IAction)Activator.CreateInstance(type)!);
}
