namespace ShuffleNet.Compiler.Import;

/// <summary>
/// What opening one model may allocate, whatever it claims: 16 MiB and four times the length of its files. Everything whose
/// size a file decides is charged before it is made, by estimates from above.
/// </summary>
internal sealed class ModelBudget
{
    private const long PerByte = 4;

    /// <summary>Of the 16 MiB; the rest is for what no file decides, such as the descriptions of messages.</summary>
    private const long Allowance = 15 << 20;

    private long _length;
    private long _spent;

    /// <param name="file">What messages call the file.</param>
    /// <param name="length">Bytes of the files that are read into memory, which are charged at once.</param>
    public ModelBudget(string file, long length)
    {
        (File, _length) = (file, length);
        Charge(length);
    }

    public string File { get; }

    /// <summary>Counts a file that is read later, in parts.</summary>
    public void Add(long length) => _length += length;

    /// <exception cref="UnsupportedWeightsException">More is taken than the files justify.</exception>
    public void Charge(long bytes)
    {
        long limit = Allowance + (PerByte * _length);
        if (bytes > limit - _spent)
        {
            throw new UnsupportedWeightsException(
                $"{File}: what it describes takes more than {limit} bytes of memory, the limit for {_length} bytes of files");
        }

        _spent += bytes;
    }
}
