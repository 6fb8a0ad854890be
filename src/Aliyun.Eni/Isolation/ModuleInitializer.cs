using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace Aliyun.Eni.Isolation;

/// <summary>Run by the engine on import, before any cmdlet of the module.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <summary>Makes the border loadable, without loading it, and the types of the model known by name.</summary>
    public void OnImport()
    {
        Border.Open();

        // PowerShell finds [Aliyun.Eni.NetworkInterface] in loaded assemblies only.
        RuntimeHelpers.RunClassConstructor(typeof(NetworkInterface).TypeHandle);
    }
}
