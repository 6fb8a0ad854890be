using System.Management.Automation;

namespace Aliyun.Eni.Errors;

/// <summary>A row of the table of errors.</summary>
/// <param name="Code">The code, in any case; <c>*</c> stands for any text.</param>
/// <param name="Category">What kind of error that is; <see langword="null"/> to go by the HTTP status.</param>
/// <param name="Advice">What to do, of <see cref="Errors.Advice"/>; <see langword="null"/> where there is nothing.</param>
internal sealed record ErrorRule(string Code, ErrorCategory? Category, string? Advice = null)
{
    private readonly WildcardPattern _code = new(Code, WildcardOptions.IgnoreCase);

    /// <summary>What the message has to say too, where the code alone does not tell.</summary>
    public string? Message { get; init; }

    /// <summary>The advice, where it is complete without the facts of an error.</summary>
    public string? Plain => Advice?.Contains('{', StringComparison.Ordinal) == true ? null : Advice;

    public bool Fits(string code, string message) =>
        _code.IsMatch(code) && (Message is null || message.Contains(Message, StringComparison.OrdinalIgnoreCase));
}
