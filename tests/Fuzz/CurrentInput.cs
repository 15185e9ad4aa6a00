using System.IO.MemoryMappedFiles;

namespace ShuffleNet.Compiler.Fuzz;

/// <summary>
/// The input that is run next, in a file: a mapped one, which costs a copy in memory and is there for others when this process has
/// crashed.
/// </summary>
public sealed class CurrentInput : IDisposable
{
    private const int Capacity = 1 << 20;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    /// <param name="path">The file, which is made.</param>
    public CurrentInput(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, Capacity);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>What a process wrote last.</summary>
    public static byte[] Read(string path)
    {
        using BinaryReader reader = new(File.OpenRead(path));
        return reader.ReadBytes(reader.ReadInt32());
    }

    /// <exception cref="ArgumentException">The input does not fit.</exception>
    public void Write(byte[] input)
    {
        _view.WriteArray(sizeof(int), input, 0, input.Length);
        _view.Write(0, input.Length);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }
}
