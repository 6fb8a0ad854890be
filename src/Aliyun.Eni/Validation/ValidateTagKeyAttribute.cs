using System.Buffers;
using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>
/// Refuses a tag with its value, and several keys in one text: no network interface has such a key, so that a filter by it would select all, and a
/// removal would remove nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTagKeyAttribute : ValidateArgumentsAttribute
{
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;");

    /// <summary>Whether wildcards are accepted.</summary>
    public bool AcceptWildcards { get; init; }

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var key in PSValue.Elements(arguments).Select(PSValue.Unwrap).OfType<string>())
        {
            var problem = key.Contains('=', StringComparison.Ordinal) ? $"{Redaction.Quote(key)} is a tag with its value. Specify the key only."
                : key.AsSpan().ContainsAny(Separators) ? $"{Redaction.Quote(key)} isn't a tag key. Specify several keys as a list: key1, key2."
                : !AcceptWildcards && key.AsSpan().ContainsAny('*', '?') ? $"{Redaction.Quote(key)} contains a wildcard. Specify exact keys."
                : null;
            if (problem is not null)
            {
                throw new ValidationMetadataException(problem);
            }
        }
    }
}
