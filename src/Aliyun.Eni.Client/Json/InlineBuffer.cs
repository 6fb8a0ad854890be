using System.Runtime.CompilerServices;

namespace Aliyun.Eni.Client.Json;

/// <summary>Room for the items of nearly every list of a row, on the stack.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
[InlineArray(Length)]
internal struct InlineBuffer<T>
{
    public const int Length = 8;

    private T _first;
}
