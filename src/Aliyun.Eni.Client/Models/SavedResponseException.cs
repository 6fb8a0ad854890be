namespace Aliyun.Eni;

/// <summary>Saved text is malformed, or isn't a response of DescribeNetworkInterfaces.</summary>
public sealed class SavedResponseException : Exception
{
    internal const string Malformed = "Ali.MalformedResponse";

    internal const string Unexpected = "Ali.UnexpectedResponse";

    internal SavedResponseException(string code, string message, string? path, long lineNumber, long position, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Path = path;
        LineNumber = lineNumber;
        Position = position;
    }

    /// <summary><c>Ali.MalformedResponse</c> for text that is broken, <c>Ali.UnexpectedResponse</c> for text that is something else.</summary>
    public string Code { get; }

    /// <summary>The file; <see langword="null"/> for text of the pipeline that came from none.</summary>
    public string? Path { get; }

    /// <summary>The line, from 1.</summary>
    public long LineNumber { get; }

    /// <summary>The character in the line (UTF-16), from 1.</summary>
    public long Position { get; }

    /// <summary>The position and the problem.</summary>
    public override string Message => $"{Path ?? "The input"}, line {LineNumber}, position {Position}: {base.Message}";
}
