using System.Globalization;
using System.Management.Automation;

namespace Aliyun.Eni.Validation;

/// <summary>
/// Takes an age as a TimeSpan, as a number of days, with a unit (90m, 12h, 30d, 6w), or as the time it began. The engine would take a number for ticks of
/// 100 nanoseconds, and then everything is old.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AgeTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        var age = input switch
        {
            TimeSpan span => span,
            DateTimeOffset time => DateTimeOffset.UtcNow - time,
            DateTime time => DateTimeOffset.UtcNow - time,
            string text => Parse(text),
            IConvertible number when IsNumber(number) => Days(number.ToDouble(CultureInfo.InvariantCulture)),
            _ => null,
        };
        return age > TimeSpan.Zero
            ? age
            : throw new ArgumentTransformationMetadataException($"'{input}' is no age; give days such as 30, a time such as 12h, 30d or 6w, or a TimeSpan such as 30.00:00:00.");
    }

    // Without the signed byte: the engine reads 3y, by which someone means years, as one.
    private static bool IsNumber(IConvertible value) => value.GetTypeCode() is >= TypeCode.Byte and <= TypeCode.Decimal;

    private static TimeSpan? Parse(string text)
    {
        if (text.Length > 1 && char.IsAsciiLetter(text[^1]) && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            return char.ToLowerInvariant(text[^1]) switch
            {
                'm' => Days(amount / (24 * 60)),
                'h' => Days(amount / 24),
                'd' => Days(amount),
                'w' => Days(amount * 7),
                _ => null,
            };
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) ? Days(days)
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span
            : null;
    }

    private static TimeSpan? Days(double days) => days <= TimeSpan.MaxValue.TotalDays - 1 ? TimeSpan.FromDays(days) : null;
}
