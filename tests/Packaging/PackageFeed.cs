using System.IO.Compression;
using System.Reflection;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Packaging;

/// <summary>
/// The packages as they are published, packed once from what is built, in a feed of their own: a folder, beside which a
/// nuget.config names no other source, so whatever restores from it is offline.
/// </summary>
public sealed class PackageFeed : IDisposable
{
    public PackageFeed()
    {
        Root = Directory.CreateTempSubdirectory("snc-feed-").FullName;
        Directory.CreateDirectory(Feed);
        foreach (string project in (string[])["Library/ShuffleNet.Compiler.Runtime.csproj", "Import/ShuffleNet.Compiler.Import.csproj"])
        {
            DotnetCommand.Run(
                Repository.Root,
                null,
                "pack",
                Path.Combine("runtime", project),
                "-c",
                Configuration,
                "--no-build",
                "-o",
                Feed,
                "-v",
                "quiet").Expect();
        }

        // The only dependency, and what a page of the documentation uses besides, from where the build of this project had them.
        AddPackageOf(typeof(Google.Protobuf.IMessage));
        AddPackageOf(typeof(StbImageSharp.ImageResult));
        File.WriteAllText(Path.Combine(Root, "nuget.config"), """
            <configuration>
              <packageSources><clear /><add key="packed" value="feed" /></packageSources>
            </configuration>
            """);
    }

    /// <summary>Projects in and below this folder restore from the feed.</summary>
    public string Root { get; }

    /// <summary>The build configuration of the tests.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Where the build of the tests had its packages from.</summary>
    public static string UserPackages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string Feed => Path.Combine(Root, "feed");

    /// <summary>The names of the files in a package, in order, less what every package has.</summary>
    public IReadOnlyList<string> Files(string id)
    {
        using ZipArchive package = ZipFile.OpenRead(PathOf(id));
        return [.. package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal)
            && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml").Order(StringComparer.Ordinal)];
    }

    public string ReadText(string id, string name)
    {
        using StreamReader text = new(ZipFile.OpenRead(PathOf(id)).GetEntry(name)!.Open());
        return text.ReadToEnd();
    }

    /// <summary>dotnet with packages unpacked below the root.</summary>
    internal CommandResult Dotnet(string folder, params string[] arguments) =>
        DotnetCommand.Run(Path.Combine(Root, folder), Path.Combine(Root, "packages"), arguments);

    /// <summary>A folder that holds what a page needs of the repository: the packages, and these files.</summary>
    internal void AddRepository(string name, params IEnumerable<string> files)
    {
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(Root, name));
        Directory.CreateSymbolicLink(Path.Combine(folder.FullName, "packages"), Feed);
        foreach (string file in files)
        {
            string copy = Path.Combine(folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private string PathOf(string id) => Path.Combine(Feed, id + ".0.1.0.nupkg");

    private void AddPackageOf(Type type)
    {
        AssemblyName name = type.Assembly.GetName();
        string file = $"{name.Name}.{name.Version!.ToString(3)}.nupkg".ToLowerInvariant();
        File.Copy(Path.Combine(UserPackages, name.Name!.ToLowerInvariant(), name.Version.ToString(3), file), Path.Combine(Feed, file));
    }
}
