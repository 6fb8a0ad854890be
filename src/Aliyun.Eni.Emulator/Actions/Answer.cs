using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Actions;

/// <summary>A successful answer.</summary>
/// <param name="Rows">Rows in it, for the log.</param>
/// <param name="Write">Writes the members of the root, without RequestId.</param>
internal sealed record Answer(int Rows, Action<IAnswerWriter> Write);
