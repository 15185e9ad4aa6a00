using System.Runtime.Loader;

namespace ShuffleNet.Compiler.Build;

/// <summary>
/// The compiler is not shipped with this program but taken from the SDK that runs the build, so that it reads whatever
/// language the project is in.
/// </summary>
internal static class RoslynFolder
{
    /// <summary>Lets assemblies be found in the folder; call it before any code that names a type of the compiler.</summary>
    public static void Use(string folder) => AssemblyLoadContext.Default.Resolving += (context, name) =>
    {
        string path = Path.Combine(folder, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    };
}
