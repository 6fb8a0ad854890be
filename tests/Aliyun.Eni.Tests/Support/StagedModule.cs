using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Aliyun.Eni.Loading;

namespace Aliyun.Eni.Tests.Support;

/// <summary>Loads the module for unit tests from where it is staged, as Import-Module does.</summary>
internal static class StagedModule
{
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "The assembly must be resolvable before the first test is found.")]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name == "Aliyun.Eni" ? context.LoadFromAssemblyPath(Path.Combine(Paths.Module, "Aliyun.Eni.dll")) : null;

    /// <summary>Makes the packages in deps/ loadable, as an import does.</summary>
    public static void Import() => ModuleLoadContext.Register();
}
