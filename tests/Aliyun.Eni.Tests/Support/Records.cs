using System.Management.Automation;
using Aliyun.Eni.Errors;

namespace Aliyun.Eni.Tests.Support;

/// <summary>The error records the module makes of failures.</summary>
internal static class Records
{
    public static ErrorRecord Of(ApiException error) => ErrorRecords.Create(error, "Get-AliEni", error.RegionId);

    public static string Advice(ApiException error) => Of(error).ErrorDetails.RecommendedAction;
}
