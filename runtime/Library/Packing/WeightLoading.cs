namespace ShuffleNet.Compiler;

/// <summary>
/// How the weights of a packed file (<c>.snw</c>) come into memory. Files of other formats are read and packed either way.
/// </summary>
public enum WeightLoading
{
    /// <summary>
    /// The file is mapped: nothing is copied, and processes that load it share its pages. Whoever overwrites the file afterwards
    /// changes the weights, and whoever shortens it ends the process.
    /// </summary>
    Map,

    /// <summary>The file is read into memory of its own; what becomes of it afterwards does not matter.</summary>
    Copy,
}
