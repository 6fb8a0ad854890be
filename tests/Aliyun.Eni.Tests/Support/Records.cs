using System.Management.Automation;
using System.Reflection;

namespace Aliyun.Eni.Tests.Support;

/// <summary>The error records the staged module makes of failures.</summary>
internal static class Records
{
    private static readonly MethodInfo CreateMethod = Module().GetType("Aliyun.Eni.Errors.EcsErrorRecord", throwOnError: true)!.GetMethod("Create")!;

    public static ErrorRecord Of(EcsException error) => (ErrorRecord)CreateMethod.Invoke(null, [error, "Get-AliEni", error.RegionId, null])!;

    public static string Advice(EcsException error) => Of(error).ErrorDetails.RecommendedAction;

    private static Assembly Module()
    {
        using var shell = new ModuleShell();
        return AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "Aliyun.Eni");
    }
}
