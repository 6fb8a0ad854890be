using System.Globalization;

namespace Aliyun.Eni.Benchmarks.Report;

/// <summary>A ratio as text.</summary>
internal static class Times
{
    public static string Text(double ratio, string of = "") => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} x {of}").TrimEnd();
}
