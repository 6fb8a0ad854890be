using System.Runtime.CompilerServices;

namespace Aliyun.Eni.Client.Json;

/// <summary>A stack buffer that is large enough for most lists of a row.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
[InlineArray(Length)]
internal struct InlineBuffer<T>
{
    public const int Length = 8;

    private T _first;
}
