namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>
/// The position of a generated row. Ten rows make a block: four instances in one vSwitch, the interfaces attached to them, a spare one,
/// a service-managed one, and one whose state is changing.
/// </summary>
internal readonly struct RowPosition(int slot, int networks)
{
    public const int RowsInBlock = 10;

    public int Slot { get; } = slot;

    public int Block { get; } = slot / RowsInBlock;

    public int Role { get; } = slot % RowsInBlock;

    public int Network => Block % networks;

    public int VSwitch => Block / networks % VpcLayout.VSwitches;

    /// <summary>The number of the row within its vSwitch.</summary>
    public int RowInVSwitch => (Block / networks / VpcLayout.VSwitches * RowsInBlock) + Role;

    /// <summary>Every third block has a trunk interface with a member.</summary>
    public bool HasTrunk => Block % 3 == 2;
}
