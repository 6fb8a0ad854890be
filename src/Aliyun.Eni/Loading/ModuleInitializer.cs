using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Aliyun.Eni.Loading;

/// <summary>Prepares the module on import.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <summary>Registers the load context of the dependencies, without loading them, and loads the model.</summary>
    public void OnImport()
    {
        ModuleLoadContext.Register();
        WarmUp.Start();

        // PowerShell finds [Aliyun.Eni.NetworkInterface] in loaded assemblies only.
        RuntimeHelpers.RunClassConstructor(typeof(NetworkInterface).TypeHandle);
    }
}
