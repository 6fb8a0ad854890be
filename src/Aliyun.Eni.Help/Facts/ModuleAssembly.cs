using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;

namespace Aliyun.Eni.Help.Facts;

/// <summary>A compiled module. It is loaded as the engine would load it, but no cmdlet of it is run.</summary>
internal sealed class ModuleAssembly(Assembly assembly)
{
    /// <summary>Loads a module; what it refers to is found beside it.</summary>
    public static ModuleAssembly Load(string path)
    {
        var file = Path.GetFullPath(path);
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var beside = Path.Combine(Path.GetDirectoryName(file)!, name.Name + ".dll");
            return File.Exists(beside) ? context.LoadFromAssemblyPath(beside) : null;
        };
        return new ModuleAssembly(AssemblyLoadContext.Default.LoadFromAssemblyPath(file));
    }

    /// <summary>The types of the cmdlets, by the names of these.</summary>
    public IEnumerable<Type> CmdletTypes() =>
        assembly.GetExportedTypes().Where(static type => !type.IsAbstract && type.IsDefined(typeof(CmdletAttribute)))
            .OrderBy(static type => type.GetCustomAttribute<CmdletAttribute>()!.NounName, StringComparer.Ordinal)
            .ThenBy(static type => type.GetCustomAttribute<CmdletAttribute>()!.VerbName, StringComparer.Ordinal);
}
