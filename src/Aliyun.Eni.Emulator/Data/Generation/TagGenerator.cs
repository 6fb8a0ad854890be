namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>Generates the common tags: environment, owner and application.</summary>
internal sealed class TagGenerator(DeterministicRandom random, bool isFirstRegion)
{
    private static readonly string[] Owners = ["lisi", "zhangsan", "wangwu", "zhaoliu", "sunqi"];
    private static readonly string[] Environments = ["prod", "prod", "test", "staging", "dev"];
    private static readonly string[] Apps = ["shop", "shop", "orders", "lab", "platform", "orders", "platform", "ingress", "lab", "shop"];

    public IReadOnlyList<EniTag>? Create(RowPosition place)
    {
        // The first block of the first region is on everybody's first screen, so it doesn't depend on the seed.
        var isFirst = isFirstRegion && place.Block == 0;
        var environment = new EniTag("env", isFirst ? "prod" : Environments[random.NextBelow(Environments.Length, 'E', place.Slot)]);
        var owner = new EniTag("owner", Owners[isFirst ? place.Role / 4 : random.NextBelow(Owners.Length, 'O', place.Slot)]);
        var app = new EniTag("app", Apps[place.Role]);
        return place.Role switch
        {
            3 => [owner],
            4 or 6 => [environment, owner, app, new("kubernetes.io/cluster/c4f1a0e7b5", "owned"), new("cost-center", "cc-2207")],
            7 => [],
            8 => null,
            _ => [environment, owner, app],
        };
    }
}
