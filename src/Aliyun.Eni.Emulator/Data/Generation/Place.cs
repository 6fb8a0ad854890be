namespace Aliyun.Eni.Emulator.Data.Generation;

/// <summary>
/// Where a row stands. Ten rows make a block: four instances in one vSwitch, the interfaces attached to them, a spare one,
/// one another service manages, one whose state is changing.
/// </summary>
internal readonly struct Place(int slot, int networks)
{
    public const int RowsInBlock = 10;

    public int Slot { get; } = slot;

    public int Block { get; } = slot / RowsInBlock;

    public int Role { get; } = slot % RowsInBlock;

    public int Network => Block % networks;

    public int VSwitch => Block / networks % Generation.Network.VSwitches;

    /// <summary>The number of the row within its vSwitch, without gaps to speak of.</summary>
    public int RowInVSwitch => (Block / networks / Generation.Network.VSwitches * RowsInBlock) + Role;

    /// <summary>Every third block has a trunk interface with a member.</summary>
    public bool HasTrunk => Block % 3 == 2;
}
