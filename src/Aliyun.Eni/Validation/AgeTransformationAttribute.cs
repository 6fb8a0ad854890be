using System.Globalization;
using System.Management.Automation;

namespace Aliyun.Eni.Validation;

/// <summary>
/// Takes an age as a TimeSpan, as a number of days, with a unit (12h, 30d, 6w, 2y), or as the time it began. The engine would take a number for ticks of
/// 100 nanoseconds, and then everything is old. What can be read in two ways is refused: people release what they find by it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class AgeTransformationAttribute : ArgumentTransformationAttribute
{
    private const double Year = 365;

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        var age = input switch
        {
            TimeSpan span => span,
            DateTimeOffset time => Since(time),
            DateTime time => Since(time),
            string text => Parse(text),

            // The engine reads 2y as a signed byte.
            sbyte years => Days(years * Year),
            int or long or float or double or decimal => Days(Convert.ToDouble(input, CultureInfo.InvariantCulture)),
            _ => null,
        };
        return age > TimeSpan.Zero
            ? age
            : throw new ArgumentTransformationMetadataException(
                $"'{input}' is no age; give days such as 30, a time such as 12h, 30d, 6w or 2y, a TimeSpan such as 30.00:00:00, or a date in the past such as 2026-01-31.");
    }

    private static TimeSpan? Parse(string text)
    {
        if (text.Length > 1 && char.IsAsciiLetter(text[^1]) && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            // No minutes: 6m might be months.
            return text[^1] switch
            {
                'h' => Days(amount / 24),
                'd' => Days(amount),
                'w' => Days(amount * 7),
                'y' => Days(amount * Year),
                _ => null,
            };
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) ? Days(days)
            : DateTimeOffset.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var time) ? Since(time)
            : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span
            : null;
    }

    private static TimeSpan Since(DateTimeOffset time) => DateTimeOffset.UtcNow - time;

    private static TimeSpan? Days(double days) => days <= TimeSpan.MaxValue.TotalDays - 1 ? TimeSpan.FromDays(days) : null;
}
