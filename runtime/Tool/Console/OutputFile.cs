namespace ShuffleNet.Compiler.Tool;

/// <summary>
/// A file that is there in full or not at all: it is written under another name beside its place, and renamed at the end.
/// </summary>
internal static class OutputFile
{
    private static readonly Lock s_lock = new();
    private static string? s_unfinished;
    private static bool s_isEnding;

    /// <summary>Writes a file, over one of the same name.</summary>
    /// <param name="path">Where it goes; a device, such as /dev/stdout, is written to as it is.</param>
    /// <param name="write">Writes its bytes.</param>
    /// <returns>The length of the file.</returns>
    /// <exception cref="ToolException">The place cannot be written to.</exception>
    public static long Write(string path, Action<Stream> write)
    {
        string target;
        FileStream stream;
        string? unfinished = null;
        try
        {
            // The devices are links to what they stand for, which has no name.
            target = Path.GetFullPath(path);
            bool isDevice = target.StartsWith("/dev/", StringComparison.Ordinal);
            target = isDevice || !File.Exists(target)
                ? target
                : File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
            if (Directory.Exists(target))
            {
                throw new ToolException(ExitCode.Output, $"{path} is a folder; give the name of a file with -o");
            }

            unfinished = isDevice
                ? null
                : Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
            lock (s_lock)
            {
                stream = new FileStream(unfinished ?? target, unfinished is null ? FileMode.Open : FileMode.Create, FileAccess.Write);
                s_unfinished = unfinished;
            }
        }
        catch (Exception exception) when (ToolException.IsOfFiles(exception))
        {
            throw Unwritable(path, exception);
        }

        try
        {
            long length;
            using (stream)
            {
                write(stream);
                stream.Flush();
                length = unfinished is null ? 0 : stream.Length;
            }

            if (unfinished is not null)
            {
                Finish(() => File.Move(unfinished, target, overwrite: true));
            }

            return length;
        }
        catch (Exception exception) when (ToolException.IsOfFiles(exception))
        {
            throw Unwritable(path, exception);
        }
        finally
        {
            Discard();
        }
    }

    /// <summary>Removes what is unfinished and lets nothing be finished any more, for a process that is about to end.</summary>
    public static void Abandon()
    {
        lock (s_lock)
        {
            s_isEnding = true;
        }

        Discard();
    }

    private static void Finish(Action move)
    {
        lock (s_lock)
        {
            if (!s_isEnding)
            {
                move();
                s_unfinished = null;
            }
        }
    }

    private static void Discard()
    {
        lock (s_lock)
        {
            if (s_unfinished is not null)
            {
                File.Delete(s_unfinished);
                s_unfinished = null;
            }
        }
    }

    private static ToolException Unwritable(string path, Exception exception) =>
        new(ExitCode.Output, $"{path} cannot be written: {exception.Message.TrimEnd('.')}; choose another place with -o", exception);
}
