using System.Management.Automation;

namespace Aliyun.Eni.Isolation;

/// <summary>Run by the engine on import, before any cmdlet of the module.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    /// <summary>Makes the border loadable; loads nothing yet.</summary>
    public void OnImport() => Border.Open();
}
