namespace ShuffleNet.Compiler;

/// <summary>An entry of a zip archive's directory.</summary>
/// <param name="Name">The path in the archive.</param>
/// <param name="Method">How it is compressed; 0 is not at all.</param>
/// <param name="Length">The bytes of its content.</param>
/// <param name="Header">The byte where its local header begins.</param>
internal sealed record ZipEntry(string Name, int Method, long Length, long Header);
