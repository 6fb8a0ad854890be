using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>
/// Converts a number of days, a time with a unit (12h, 30d, 6w, 2y), a TimeSpan or a date to an age. The engine would convert a number to ticks of 100
/// nanoseconds. Ambiguous texts are refused, because people delete what they find by age.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AgeTransformationAttribute : ArgumentTransformationAttribute
{
    private const double DaysPerYear = 365;

    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var input = PSValue.Unwrap(inputData);
        if (input is IList)
        {
            throw new ArgumentTransformationMetadataException("An age is one value, not a list. Use 30d, 12h, 6w, 2y, a TimeSpan or a date in the past such as 2024-02-01.");
        }

        var age = input switch
        {
            TimeSpan span => span,
            DateTimeOffset time => Since(time),
            DateTime time => Since(time),
            string text => Parse(text),

            // The engine parses 2y as a signed byte.
            sbyte years => Days(years * DaysPerYear),
            int or long or float or double or decimal => Days(Convert.ToDouble(input, CultureInfo.InvariantCulture)),
            _ => null,
        };
        return age > TimeSpan.Zero
            ? age
            : throw new ArgumentTransformationMetadataException($"{Redaction.Quote(input)} isn't a valid age. Use 30d, 12h, 6w, 2y, a TimeSpan or a date in the past such as 2024-02-01.");
    }

    private static TimeSpan? Parse(string text)
    {
        if (text.Length > 1 && char.IsAsciiLetter(text[^1]) && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
        {
            // No minutes: 6m could mean months.
            return text[^1] switch
            {
                'h' => Days(amount / 24),
                'd' => Days(amount),
                'w' => Days(amount * 7),
                'y' => Days(amount * DaysPerYear),
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
