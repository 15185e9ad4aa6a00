using ShuffleNet.Compiler.Fuzz;

namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>All readers, one after the other, on the inputs that the fuzzer kept and mutations of them.</summary>
internal static class FileScenario
{
    /// <param name="corpus">The folder of the inputs, an archive for each target.</param>
    /// <param name="current">Gets each input before it is read.</param>
    public static Scenario Of(string corpus, CurrentInput current)
    {
        byte[][][] inputs = [.. FuzzTargets.All.Select(target => (byte[][])[.. Corpus.Read(Path.Combine(corpus, target.Name + ".zip"))])];
        Mutator[] mutators = [.. inputs.Select(kept => new Mutator(kept, seed: 62))];
        int round = 0;
        return new("readers", () =>
        {
            for (int target = 0; target < inputs.Length; target++)
            {
                byte[] kept = inputs[target][round / 2 % inputs[target].Length];
                byte[] input = round % 2 == 0 ? kept : mutators[target].Mutate(kept);
                current.Write(input);
                FuzzTargets.All[target].Run(input);
            }

            round++;
        });
    }
}
