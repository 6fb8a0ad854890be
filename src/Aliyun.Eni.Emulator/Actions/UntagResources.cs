using Aliyun.Eni.Emulator.Requests;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Removes tags from network interfaces by key, or all of them; a missing key isn't an error.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class UntagResources : IAction
{
    public ParameterReader Parameters { get; } = new([.. TaggedResources.Parameters, TaggedResources.Keys, Parameter.Flag("All")])
    {
        Missing = TaggedResources.Missing,
    };

    public ActionResult Run(ActionContext context)
    {
        var keys = context.Parameters.List("TagKey");
        if (keys.Count == 0 && context.Parameters.Flag("All") != true)
        {
            throw TaggedResources.Missing("TagKey");
        }

        foreach (var row in TaggedResources.Find(context, keys.Count))
        {
            context.World.Update(row with { Tags = row.Tags?.Where(tag => keys.Count > 0 && !keys.Contains(tag.Key)).ToArray() });
        }

        return new([]);
    }
}
