using System.Buffers;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Emulator.Hosting;

/// <summary>What goes back: a status, headers and a body.</summary>
internal abstract record Outgoing(int Status, string ContentType)
{
    /// <summary>Headers of the service besides Content-Type and Date.</summary>
    public virtual IEnumerable<(string Name, string Value)> Headers => [];

    public abstract void WriteTo(IBufferWriter<byte> target, FaultStrike strike);
}
