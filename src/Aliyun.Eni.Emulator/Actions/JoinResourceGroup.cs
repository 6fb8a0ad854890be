using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>Moves a network interface to another resource group.</summary>
[Action(ActionAttribute.Ecs, Writes = true)]
internal sealed class JoinResourceGroup : IAction
{
    public ParameterReader Parameters { get; } = new(
        Parameter.Required("RegionId"), Parameter.Required("ResourceGroupId"), Parameter.Required("ResourceId"), Parameter.Required("ResourceType"))
    {
        Missing = name => new(403, "MissingParameter", $"The input parameter \"{name}\" that is mandatory for processing this request is not supplied."),
    };

    public ActionResult Run(ActionContext context)
    {
        var (parameters, group) = (context.Parameters, context.Parameters.Required("ResourceGroupId"));
        if (parameters.Required("ResourceType") != "eni")
        {
            throw new ServiceException(404, "InvalidResourceType.NotFound", "The ResourceType provided does not exist in our records.");
        }

        var row = context.Region.Find(parameters.Required("ResourceId"))
            ?? throw new ServiceException(404, "InvalidResourceId.NotFound", "The ResourceId provided does not exist in our records.");
        if (!context.World.ResourceGroups.Contains(group))
        {
            throw new ServiceException(404, "InvalidResourceGroup.NotFound", "The ResourceGroup provided does not exist in our records.");
        }

        if (row.ResourceGroupId == group)
        {
            throw new ServiceException(403, "InvalidResourceGroup.Duplicate", "The ResourceId provided has a ResourceGroup in our records.");
        }

        context.World.Update(row with { ResourceGroupId = group });
        return new([]);
    }
}
