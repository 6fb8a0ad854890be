using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Adds tags to network interfaces, to all or none; a key that exists gets the new value.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class TagResources : IAction
{
    public ParameterReader Parameters { get; } = new([.. TaggedResources.Parameters, TaggedResources.Tags]) { Missing = TaggedResources.Missing };

    public ActionResult Run(ActionContext context)
    {
        var pairs = context.Parameters.Pairs("Tag");
        var rows = TaggedResources.Find(context, pairs.Count);
        var tags = TagRules.Merge([], TagRules.Check(pairs));
        var changed = rows.Select(row => row with { Tags = TagRules.Merge(row.Tags ?? [], tags) }).ToArray();
        if (changed.Any(row => row.Tags!.Count > context.World.Quotas.TagsPerResource))
        {
            throw new ServiceException(400, "OperationDenied.QuotaExceed", "The quota of tags on resource is beyond permitted range.");
        }

        foreach (var row in changed)
        {
            context.World.Update(row);
        }

        return new([]);
    }
}
