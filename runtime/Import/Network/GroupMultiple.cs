namespace ShuffleNet.Compiler.Import;

/// <summary>What divides the channels that both pointwise convolutions of a V1 unit take part in: their groups' least common multiple.</summary>
internal static class GroupMultiple
{
    public static int Of(NetworkDescription spec) => Of(spec.Groups, spec.SecondGroups);

    /// <param name="first">At least 1.</param>
    /// <param name="second">At least 1.</param>
    public static int Of(int first, int second)
    {
        int multiple = first;
        while (multiple % second != 0)
        {
            multiple += first;
        }

        return multiple;
    }
}
