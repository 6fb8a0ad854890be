using System.Text.Json;
using Aliyun.Eni.Emulator.Data;
using Aliyun.Eni.Emulator.Paging;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>The filters of DescribeInstances; an instance has the groups, tags and place of its primary interface.</summary>
internal sealed class InstanceQuery(ActionParameters parameters)
{
    private const int MostIds = 100;

    private readonly TagFilter _tags = new(parameters);
    private readonly HashSet<string>? _ids = Ids(parameters);

    public Matches Run(RegionRows rows) => _ids is null
        ? new(rows.Index.Scan($"DescribeInstances?{parameters.FilterText}", () => Primaries(rows, Enumerable.Range(0, rows.Slots))))
        : new([.. Primaries(rows, _ids.SelectMany(id => rows.Index.ByInstance[id]).Order())]);

    private IEnumerable<int> Primaries(RegionRows rows, IEnumerable<int> slots) => slots.Where(slot => rows.At(slot) is { } row && Accepts(row));

    private bool Accepts(EniRow row) =>
        row.Type == "Primary"
        && row.InstanceId is { Length: > 0 }
        && Is("VpcId", row.VpcId)
        && Is("VSwitchId", row.VSwitchId)
        && Is("ZoneId", row.ZoneId)
        && Is("ResourceGroupId", row.ResourceGroupId)
        && Is("Status", InstanceWriter.Status)
        && (parameters.Text("SecurityGroupId") is not { } group || row.SecurityGroupIds?.Contains(group) == true)
        && _tags.Accepts(row.Tags);

    private bool Is(string name, string? value) => parameters.Text(name) is not { } wanted || wanted == value;

    /// <summary>InstanceIds is a JSON array in a text, unlike every other list.</summary>
    private static HashSet<string>? Ids(ActionParameters parameters)
    {
        if (parameters.Text("InstanceIds") is not { } text)
        {
            return null;
        }

        try
        {
            var ids = JsonSerializer.Deserialize<HashSet<string>>(text) ?? [];
            return ids.Count <= MostIds ? ids : throw ServiceException.InvalidParameter("InstanceIds", $"at most {MostIds} ids are allowed.");
        }
        catch (JsonException)
        {
            throw ServiceException.InvalidParameter("InstanceIds", "it is not a JSON array of texts.");
        }
    }
}
