namespace ShuffleNet.Compiler.Fuzz;

/// <summary>Something that takes bytes from strangers.</summary>
/// <param name="Name">As the command line and the folders of the corpus call it.</param>
/// <param name="Prepare">
/// Copies the input to where the reader finds it, and gives what runs the reader. What the first part allocates is not the
/// reader's.
/// </param>
/// <param name="Refusal">The type of the exceptions with which it may refuse an input.</param>
public sealed record FuzzTarget(string Name, Func<byte[], Action> Prepare, Type Refusal)
{
    /// <summary>What a reader may allocate whatever the input's length, and for each byte of it.</summary>
    public const long AllocatedAnyway = 16 << 20, AllocatedPerByte = 4;

    /// <summary>Runs one input. Null if it was read, else the exception with which it was refused.</summary>
    /// <exception cref="FindingException">The reader broke a promise.</exception>
    public Exception? Run(byte[] input)
    {
        Action read = Prepare(input);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exception? refusal = null;
        try
        {
            read();
        }
        catch (Exception exception) when (Refusal.IsInstanceOfType(exception))
        {
            refusal = exception;
        }
        catch (Exception exception) when (exception is not FindingException)
        {
            throw new FindingException($"{exception.GetType().Name} escapes", exception);
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated <= AllocatedAnyway + (AllocatedPerByte * input.Length)
            ? refusal
            : throw new FindingException($"{input.Length} bytes of input took {allocated} bytes of memory");
    }
}
