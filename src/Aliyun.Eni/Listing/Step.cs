namespace Aliyun.Eni.Listing;

/// <summary>How far a command has come.</summary>
/// <param name="RegionsDone">The regions that are done.</param>
/// <param name="Regions">All of them.</param>
/// <param name="Rows">The network interfaces read so far, whether they are written or not.</param>
/// <param name="IsLast">Whether nothing more will come.</param>
internal readonly record struct Step(int RegionsDone, int Regions, long Rows, bool IsLast);
