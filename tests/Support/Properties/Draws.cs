using CsCheck;

namespace ShuffleNet.Compiler.Tests.Support.Properties;

/// <summary>
/// Random numbers that choices are read off, one after the other. A smaller number is a simpler choice, so that shrinking
/// simplifies.
/// </summary>
internal sealed class Draws(IReadOnlyList<int> numbers)
{
    private const int Range = 1000;

    private int _next;

    /// <summary>Numbers for so many choices.</summary>
    public static Gen<int[]> Of(int count) => Gen.Int[0, Range - 1].Array[count];

    /// <summary>0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count) => (int)((long)numbers[_next++] * count / Range);

    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>One of these, the simplest first.</summary>
    public T Of<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>In one of three cases the value, else nothing.</summary>
    public T? Maybe<T>(T value)
        where T : struct => Below(3) == 2 ? value : null;
}
