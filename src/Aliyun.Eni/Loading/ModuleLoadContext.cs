using System.Reflection;
using System.Runtime.Loader;

namespace Aliyun.Eni.Loading;

/// <summary>
/// Loads Aliyun.Eni.Http and its packages from <c>deps/</c> into a private load context: other modules of the session may use other versions of the same
/// packages. It resolves no request of another assembly.
/// </summary>
internal sealed class ModuleLoadContext : AssemblyLoadContext
{
    private const string HttpAssembly = "Aliyun.Eni.Http";

    private static readonly Lock Gate = new();
    private static ModuleLoadContext? _instance;

    private readonly string _folder;

    private ModuleLoadContext(string folder)
        : base("Aliyun.Eni") => _folder = folder;

    /// <summary>Registers the context. Called on import, before the first use of a type of Aliyun.Eni.Http; a second call does nothing.</summary>
    /// <exception cref="FileNotFoundException">Aliyun.Eni.Http.dll is missing.</exception>
    public static void Register()
    {
        lock (Gate)
        {
            if (_instance is null)
            {
                var module = typeof(ModuleLoadContext).Assembly;
                var folder = Path.Combine(Path.GetDirectoryName(module.Location)!, "deps");
                var file = Path.Combine(folder, HttpAssembly + ".dll");
                if (!File.Exists(file))
                {
                    throw new FileNotFoundException($"The module is incomplete: {file} is missing. Reinstall the module.", file);
                }

                _instance = new ModuleLoadContext(folder);
                GetLoadContext(module)!.Resolving += static (_, name) => name.Name == HttpAssembly ? _instance.LoadFromAssemblyName(name) : null;
            }
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");

        // A missing HTTP assembly must fail here, because the default context would call this one again, without end.
        return File.Exists(path) || assemblyName.Name == HttpAssembly ? LoadFromAssemblyPath(path) : null;
    }
}
