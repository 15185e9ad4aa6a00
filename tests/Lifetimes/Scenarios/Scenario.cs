namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>Something that is done over and over on one thread.</summary>
/// <param name="name">As reports call it.</param>
/// <param name="once">Does it, and throws if an answer is wrong.</param>
internal sealed class Scenario(string name, Action once)
{
    public string Name => name;

    /// <summary>How often it was done.</summary>
    public int Count { get; set; }

    public void Once() => once();
}
