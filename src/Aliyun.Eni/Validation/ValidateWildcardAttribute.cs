using System.Management.Automation;

namespace Aliyun.Eni.Validation;

/// <summary>Refuses malformed wildcards, such as a bracket that isn't closed.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateWildcardAttribute : ValidateEnumeratedArgumentsAttribute
{
    protected override void ValidateElement(object element)
    {
        if (element is string text && !WildcardText.IsValid(text))
        {
            throw new ValidationMetadataException($"'{text}' isn't a valid wildcard. Close the bracket, or escape it with a backtick: `[.");
        }
    }
}

/// <summary>The syntax of wildcards.</summary>
internal static class WildcardText
{
    public static bool IsValid(string text)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(text))
        {
            return true;
        }

        try
        {
            // The engine parses a pattern when it is first matched.
            _ = new WildcardPattern(text).IsMatch(string.Empty);
            return true;
        }
        catch (WildcardPatternException)
        {
            return false;
        }
    }
}
