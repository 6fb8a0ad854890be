namespace Aliyun.Eni.Emulator.Faults;

/// <summary>Splits text at separators outside double quotes.</summary>
internal static class FaultWords
{
    public static IEnumerable<string> Split(string text, params char[] separators)
    {
        var start = 0;
        var quoted = false;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && text[at] == '"')
            {
                quoted = !quoted;
            }
            else if (at == text.Length || (!quoted && separators.Contains(text[at])))
            {
                if (at > start)
                {
                    yield return text[start..at];
                }

                start = at + 1;
            }
        }
    }
}
