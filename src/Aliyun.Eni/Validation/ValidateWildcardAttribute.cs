using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Refuses malformed wildcards, such as a bracket that isn't closed.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateWildcardAttribute : ValidateArgumentsAttribute
{
    // Not ValidateEnumeratedArguments: it refuses $null, which stands for the default profile.
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var text in PSValue.Elements(arguments).Select(PSValue.Unwrap).OfType<string>().Where(static text => !WildcardText.IsValid(text)))
        {
            throw new ValidationMetadataException($"{Redaction.Quote(text)} isn't a valid wildcard. Close the bracket, or escape it with a backtick: `[.");
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
