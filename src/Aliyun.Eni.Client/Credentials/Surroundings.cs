namespace Aliyun.Eni.Client.Credentials;

/// <summary>What the files of the CLI and the SDKs are found by. Nothing of it can reach the network.</summary>
internal record Surroundings
{
    /// <summary>The value of an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The user's home folder.</summary>
    public required string Home { get; init; }

    /// <summary>Whether a variable is set to true (any case) or 1.</summary>
    public bool IsOn(string variable) => Variable(variable)?.Trim() is { } text && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    /// <summary>The text of a variable, without the space around it; <see langword="null"/> when that is all.</summary>
    public string? Text(string variable) => Variable(variable)?.Trim() is { Length: > 0 } text ? text : null;
}
