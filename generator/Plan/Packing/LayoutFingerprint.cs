namespace ShuffleNet.Compiler.Generator.Plan;

/// <summary>
/// A hash (FNV-1a of 64 bits) of everything that decides which weight stands where: a packed file carries it, and a network refuses a
/// file of another. It hashes what the layers say, not how a class writes them down, so that renaming a method spoils no file.
/// </summary>
internal static class LayoutFingerprint
{
    public static ulong Of(NetworkPlan plan)
    {
        ulong hash = 14695981039346656037;
        Number(PackingVersion.Number);
        foreach (PackedLayer layer in plan.Steps.Select(step => step.Weights).OfType<PackedLayer>())
        {
            Word(layer.Kind.ToString());
            Word(layer.Weight);
            Word(layer.Norm ?? "");
            Number(layer.Bias ? 1 : 0);
            Numbers([layer.Outputs, layer.Inputs, layer.Groups, layer.Kernel, layer.Element.Bytes, layer.Offset]);
            Numbers([.. layer.Blocks]);
            Numbers(layer.OutputOrder?.Sources ?? []);
            Numbers(layer.InputOrder?.Sources ?? []);
        }

        return hash;

        // A length before each list keeps two lists from running into each other.
        void Numbers(IReadOnlyCollection<int> numbers)
        {
            Number(numbers.Count);
            foreach (int number in numbers)
            {
                Number(number);
            }
        }

        void Word(string word)
        {
            Number(word.Length);
            foreach (char character in word)
            {
                Number(character);
            }
        }

        void Number(int number)
        {
            for (int shift = 0; shift < 32; shift += 8)
            {
                hash = unchecked((hash ^ (byte)(number >> shift)) * 1099511628211);
            }
        }
    }
}
