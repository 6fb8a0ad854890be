using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The resources of TagResources and UntagResources.</summary>
internal static class TaggedResources
{
    private const int MaxResources = 50;
    private const int MaxTags = 20;

    // Above the documented limits, which have codes of their own.
    private const int MaxItems = 1000;

    public static IReadOnlyList<Parameter> Parameters { get; } =
    [
        Parameter.Required("RegionId"),
        Parameter.Required("ResourceType"),
        Parameter.List("ResourceId", MaxItems) with { IsRequired = true },
    ];

    public static Parameter Tags { get; } = Parameter.Tags() with { IsRequired = true, MaxItems = MaxItems };

    public static Parameter Keys { get; } = Parameter.List("TagKey", MaxItems);

    /// <summary>404, unlike in the ENI actions.</summary>
    public static ServiceException Missing(string name)
    {
        var plural = name switch
        {
            "ResourceId" => "ResourceIds",
            "Tag" or "TagKey" => "Tags",
            _ => name,
        };
        return new(404, $"MissingParameter.{plural}", $"The parameter - {plural} should not be null");
    }

    /// <exception cref="ServiceException">There are too many, or one doesn't exist.</exception>
    public static IReadOnlyList<EniRow> Find(ActionContext context, int tags)
    {
        var type = context.Parameters.Required("ResourceType");
        if (type != "eni")
        {
            throw new ServiceException(404, "InvalidResourceType.NotFound", "The ResourceType provided does not exist in our records.");
        }

        var ids = context.Parameters.List("ResourceId");
        if (ids.Count > MaxResources)
        {
            throw new ServiceException(400, "NumberExceed.ResourceIds", $"The ResourceIds parameter's number is exceed , Valid : {MaxResources}");
        }

        if (tags > MaxTags)
        {
            throw new ServiceException(400, "NumberExceed.Tags", $"The Tags parameter's number is exceed , Valid : {MaxTags}");
        }

        return [.. ids.Distinct(StringComparer.Ordinal).Select(id => context.Region.Find(id)
            ?? throw new ServiceException(404, "InvalidResourceId.NotFound", "The specified ResourceIds are not found in our records."))];
    }
}
