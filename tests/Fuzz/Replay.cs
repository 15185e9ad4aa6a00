namespace ShuffleNet.Compiler.Fuzz;

/// <summary>Runs inputs that were kept, and mutations of them that are the same every time.</summary>
public static class Replay
{
    /// <param name="target">What is run.</param>
    /// <param name="inputs">The kept inputs.</param>
    /// <param name="mutations">How many mutations of all of them follow.</param>
    /// <param name="current">Gets each input before it is run.</param>
    /// <returns>How many of the kept inputs were read, and how many were refused.</returns>
    /// <exception cref="FindingException">The reader broke a promise.</exception>
    public static (int Read, int Refused) Run(FuzzTarget target, IReadOnlyList<byte[]> inputs, int mutations, CurrentInput current)
    {
        int read = inputs.Count(input => RunOne(input) is null);
        Mutator mutator = new(inputs, seed: 61);
        for (int round = 0; round < mutations; round++)
        {
            RunOne(mutator.Mutate(inputs[round % inputs.Count]));
        }

        return (read, inputs.Count - read);

        Exception? RunOne(byte[] input)
        {
            current.Write(input);
            return target.Run(input);
        }
    }
}
