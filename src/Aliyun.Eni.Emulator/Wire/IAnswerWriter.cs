using System.Text.Json;

namespace Aliyun.Eni.Emulator.Wire;

/// <summary>
/// What an action writes its answer through, whatever the format. A list is a list wrapped in an object: "Tags":{"Tag":[...]} or
/// &lt;Tags&gt;&lt;Tag&gt;. Null values are not written.
/// </summary>
internal interface IAnswerWriter
{
    void StartObject(string name);

    void EndObject();

    void StartList(string name, string itemName, int count);

    void EndList();

    void StartItem();

    void EndItem();

    void Item(string value);

    void Text(string name, string? value);

    void Number(string name, long? value);

    void Flag(string name, bool? value);

    void Any(string name, JsonElement value);
}
