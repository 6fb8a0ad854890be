using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Aliyun.Eni.Sandbox;

/// <summary>The pinned pwsh, a .NET tool that the build restores.</summary>
internal static class Pwsh
{
    /// <summary>Gets the path of its pwsh.dll.</summary>
    public static string Path { get; } =
        typeof(Pwsh).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "PwshPath").Value!;

    /// <summary>Returns what starts it without a profile, telemetry, update check or inherited module path.</summary>
    /// <param name="arguments">Its further arguments.</param>
    public static ProcessStartInfo StartInfo(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(DotnetHost, ["exec", Path, "-NoLogo", "-NoProfile", .. arguments]);
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";

        // Inherited from another pwsh it would name that one's modules.
        start.Environment.Remove("PSModulePath");
        return start;
    }

    /// <summary>Gets the dotnet that runs this process, which need not be on the PATH.</summary>
    private static string DotnetHost
    {
        get
        {
            var host = System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            return File.Exists(host) ? System.IO.Path.GetFullPath(host) : "dotnet";
        }
    }
}
