using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>A random answer of DescribeNetworkInterfaces, and what must be read of it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Escaped">Whether its JSON is written with escapes, on many lines.</param>
/// <param name="Ids">The IDs of its rows.</param>
/// <param name="Cuts">Lengths of the pieces it arrives in.</param>
internal sealed record RandomPage(Node Answer, bool Escaped, IReadOnlyList<string> Ids, int[] Cuts)
{
    public byte[] Json => Node.Json(Answer, Escaped);

    public byte[] Xml => Node.Xml(Answer);

    public override string ToString() => $"{Encoding.UTF8.GetString(Json)} cut by {string.Join(", ", Cuts)}";
}

/// <summary>A random answer, each time with something else wrong in it.</summary>
/// <param name="Texts">Its bytes.</param>
/// <param name="Cuts">Lengths of the pieces it arrives in.</param>
internal sealed record Damage(byte[][] Texts, int[] Cuts);

/// <summary>A <see cref="Damage"/> to XML.</summary>
internal sealed record XmlDamage(byte[][] Texts);

/// <summary>A <see cref="RandomPage"/> whose unknown members are texts, and whose lists have items: all that XML can tell.</summary>
internal sealed record PageOfTexts(RandomPage Page);

/// <summary>Makes random answers.</summary>
internal static class Pages
{
    private const int Damages = 10;

    private static readonly Gen<Node> Text = Texts.Any.Select(static text => (Node)new Scalar(text));

    private static readonly Gen<Node> Number = Gen.Choose(int.MinValue, int.MaxValue).Select(static number => (Node)new Scalar(number));

    private static readonly Gen<Node> Flag = Gen.Elements(true, false).Select(static flag => (Node)new Scalar(flag));

    private static readonly Gen<Node> Time = Gen.Choose(0, int.MaxValue)
        .Select(static seconds => (Node)new Scalar(DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    private static readonly Gen<Node> Eip = Struct(("AllocationId", Text), ("PublicIpAddress", Text));

    private static readonly (string Name, Gen<Node> Value)[] Members =
    [
        ("Status", Text), ("PrivateIpAddress", Text), ("ZoneId", Text), ("InstanceId", Text), ("NetworkInterfaceName", Text), ("Description", Text),
        ("MacAddress", Text), ("Type", Text), ("OwnerId", Text), ("CreationTime", Time), ("QueueNumber", Number), ("ServiceID", Number),
        ("ServiceManaged", Flag), ("DeleteOnRelease", Flag), ("AssociatedPublicIp", Eip),
        ("Attachment", Struct(("DeviceIndex", Number), ("InstanceId", Text))),
        ("SecurityGroupIds", List("SecurityGroupId", Text)),
        ("Tags", List("Tag", Struct(("TagKey", Text), ("TagValue", Text)))),
        ("PrivateIpSets", List("PrivateIpSet", Struct(("PrivateIpAddress", Text), ("Primary", Flag), ("AssociatedPublicIp", Eip)))),
        ("Ipv6Sets", List("Ipv6Set", Struct(("Ipv6Address", Text)))),
    ];

    /// <summary>Any value, not deeper than the readers go.</summary>
    private static readonly Gen<Node> Unknown = Gen.Frequency(
        (3, Text),
        (1, Number),
        (1, Flag),
        (1, Gen.Constant<Node>(new Scalar(null))),
        (1, Struct(("x", Text), ("y", Number))),
        (1, List("x", List("y", Text))));

    public static Arbitrary<RandomPage> Valid { get; } = Page(Unknown, mayBeNull: true).ToArbitrary();

    public static Arbitrary<PageOfTexts> ValidTexts { get; } =
        Page(Texts.Some.Select(static text => (Node)new Scalar(text)), mayBeNull: false).Where(static page => !HasEmptyList(page.Answer)).Select(static page => new PageOfTexts(page)).ToArbitrary();

    public static Arbitrary<Damage> Damaged { get; } = (
        from page in Page(Unknown, mayBeNull: true)
        from texts in Texts.Damaged(page.Json).ArrayOf(Damages)
        select new Damage(texts, page.Cuts)).ToArbitrary();

    public static Arbitrary<XmlDamage> DamagedXml { get; } =
        Page(Unknown, mayBeNull: true).SelectMany(static page => Texts.Damaged(page.Xml).ArrayOf(Damages)).Select(static texts => new XmlDamage(texts)).ToArbitrary();

    private static Gen<RandomPage> Page(Gen<Node> unknown, bool mayBeNull) =>
        from count in Gen.Choose(0, 8)
        let ids = Enumerable.Range(0, count).Select(static number => $"eni-{number}").ToArray()
        from rows in Rows(ids, unknown, mayBeNull)
        from form in Gen.Elements(ListForm.Wrapped, ListForm.Bare, ListForm.Single)
        from around in Some(("RequestId", Text), ("NextToken", Text), ("TotalCount", Number), ("Future", unknown))
        from order in Gen.Choose(0, 4)
        from escaped in Gen.Elements(true, false)
        from cuts in Gen.Choose(1, 300).NonEmptyListOf()
        let list = KeyValuePair.Create<string, Node>("NetworkInterfaceSets", new ListOf("NetworkInterfaceSet", rows, form))
        select new RandomPage(new Struct([.. around.Take(order), list, .. around.Skip(order)]), escaped, ids, [.. cuts]);

    private static Gen<Node[]> Rows(string[] ids, Gen<Node> unknown, bool mayBeNull) => Gen.CollectToArray(ids, id =>
        from members in Some([.. Members, ("Future", unknown), ("Zuk\u00fcnft", unknown)])
        from absent in Gen.Elements(Members.Select(static member => member.Name))
        from at in Gen.Choose(0, members.Length)
        from hasNull in Gen.Elements(mayBeNull, false)
        let withoutAbsent = members.Where(member => member.Key != absent)
        let nulls = hasNull ? new[] { KeyValuePair.Create<string, Node>(absent, new Scalar(null)) } : []
        select (Node)new Struct([.. nulls, .. withoutAbsent.Take(at), new("NetworkInterfaceId", new Scalar(id)), .. withoutAbsent.Skip(at)]));

    private static Gen<Node> Struct(params (string Name, Gen<Node> Value)[] members) => Some(members).Select(static members => (Node)new Struct(members));

    private static Gen<Node> List(string itemName, Gen<Node> item) =>
        from items in item.ArrayOf(3)
        from count in Gen.Frequency((1, Gen.Constant(0)), (20, Gen.Choose(1, 3)))
        from form in Gen.Elements(ListForm.Wrapped, ListForm.Bare, ListForm.Single)
        select (Node)new ListOf(itemName, items[..count], form);

    private static bool HasEmptyList(Node node) => node switch
    {
        ListOf list => (list.Items.Count == 0 && list.ItemName != "NetworkInterfaceSet") || list.Items.Any(HasEmptyList),
        Struct members => members.Members.Any(static member => HasEmptyList(member.Value)),
        _ => false,
    };

    /// <summary>Some of these members, in any order.</summary>
    private static Gen<KeyValuePair<string, Node>[]> Some(params (string Name, Gen<Node> Value)[] members) =>
        from some in Gen.SubListOf(members)
        from order in Gen.Shuffle(some.AsEnumerable())
        from values in Gen.CollectToArray(order, static member => member.Value.Select(value => KeyValuePair.Create(member.Name, value)))
        select values;
}
