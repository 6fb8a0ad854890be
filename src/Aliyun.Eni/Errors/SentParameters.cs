using System.Globalization;

namespace Aliyun.Eni.Errors;

/// <summary>The parameters of a failed request, by their names in the API.</summary>
internal static class SentParameters
{
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ApiException error) =>
        [.. error.Context.Parameters.OrderBy(static one => IndexOf(one.Key))];

    // The parameters arrive in ordinal order, which puts Name.10 before Name.2.
    private static int IndexOf(string key) => key.Split('.') is [_, var digits, ..] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : 0;
}
