namespace Aliyun.Eni.Completion;

/// <summary>The languages the service has names of regions in.</summary>
internal sealed class AcceptLanguageCompleter : ValueCompleter
{
    protected override IEnumerable<Candidate> Candidates(string parameterName) =>
    [
        new("zh-CN", "Simplified Chinese"), new("zh-TW", "Traditional Chinese"), new("en-US", "English"), new("ja", "Japanese"), new("fr", "French"),
        new("de", "German"), new("ko", "Korean"),
    ];
}
