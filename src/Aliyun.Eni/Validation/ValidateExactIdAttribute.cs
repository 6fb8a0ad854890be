using System.Buffers;
using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Takes exact IDs only: what changes something must never match by a wildcard.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateExactIdAttribute : ValidateArgumentsAttribute
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("*?[],;'\"`(){}<>|&$\\/ \t\r\n");

    /// <summary>What is wrong with an ID; <see langword="null"/> when nothing is.</summary>
    public static string? Problem(string id) => !id.AsSpan().Trim().ContainsAny(Forbidden) ? null
        : id.AsSpan().ContainsAny('*', '?', '[')
            ? $"{Redaction.Quote(id)} isn't an exact ID. To select by a wildcard, pipe the output of Get-AliEni."
            : $"{Redaction.Quote(id)} isn't a valid ID. Specify several IDs as a list: eni-1, eni-2.";

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (var id in PSValue.Elements(arguments).OfType<string>())
        {
            if (Problem(id) is { } problem)
            {
                throw new ValidationMetadataException(problem);
            }
        }
    }
}
