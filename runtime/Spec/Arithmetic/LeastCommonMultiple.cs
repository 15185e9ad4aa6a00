namespace ShuffleNet.Compiler;

/// <summary>The smallest positive number that two positive numbers divide.</summary>
internal static class LeastCommonMultiple
{
    public static int Of(int left, int right)
    {
        int multiple = left;
        while (multiple % right != 0)
        {
            multiple += left;
        }

        return multiple;
    }
}
