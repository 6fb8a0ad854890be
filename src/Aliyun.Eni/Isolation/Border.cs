using System.Reflection;
using System.Runtime.Loader;

namespace Aliyun.Eni.Isolation;

/// <summary>
/// Loads the border assembly and its packages from <c>deps/</c> into a context of their own. Another module of the session may have loaded any other
/// version of them; neither sees the other's. Nothing is answered for any other assembly's request.
/// </summary>
internal sealed class Border : AssemblyLoadContext
{
    private const string BorderAssembly = "Aliyun.Eni.Http";

    private static readonly Lock Gate = new();
    private static Border? _instance;

    private readonly string _folder;

    private Border(string folder)
        : base("Aliyun.Eni") => _folder = folder;

    /// <summary>Called before the first use of a type of the border; again, it does nothing (<c>Import-Module -Force</c>).</summary>
    /// <exception cref="FileNotFoundException">The border's own file is missing.</exception>
    public static void Open()
    {
        lock (Gate)
        {
            if (_instance is null)
            {
                var module = typeof(Border).Assembly;
                var folder = Path.Combine(Path.GetDirectoryName(module.Location)!, "deps");
                var border = Path.Combine(folder, BorderAssembly + ".dll");
                if (!File.Exists(border))
                {
                    throw new FileNotFoundException($"The module is not whole: {border} is missing. Install it anew.", border);
                }

                _instance = new Border(folder);
                GetLoadContext(module)!.Resolving += static (_, name) => name.Name == BorderAssembly ? _instance.LoadFromAssemblyName(name) : null;
            }
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");

        // The session's own context is asked for what is not here, and would ask this one for the border again, without end.
        return File.Exists(path) || assemblyName.Name == BorderAssembly ? LoadFromAssemblyPath(path) : null;
    }
}
