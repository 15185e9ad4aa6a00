using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ShuffleNet.Compiler;

/// <content>The one result that is a sum over all others.</content>
public static partial class Simd
{
    /// <summary>
    /// Softmax in place: exp(x - max) over the sum of them. In vectors of four at every width of the kernels, so that the sum has one
    /// order; where a value is infinite or not a number, no result is a number.
    /// </summary>
    public static void Softmax(ref float values, int count)
    {
        int whole = count / Vector128<float>.Count * Vector128<float>.Count;
        float max = Max(ref values, whole, count);
        Vector128<float> most = Vector128.Create(max);
        Vector128<float> sums = Vector128<float>.Zero;
        for (int i = 0; i < whole; i += Vector128<float>.Count)
        {
            Vector128<float> power = Exp(Vector128.LoadUnsafe(ref values, (nuint)i) - most);
            power.StoreUnsafe(ref values, (nuint)i);
            sums += power;
        }

        float sum = Vector128.Sum(sums);
        for (int i = whole; i < count; i++)
        {
            float power = Exp(Vector128.Create(Unsafe.Add(ref values, i)) - most).ToScalar();
            Unsafe.Add(ref values, i) = power;
            sum += power;
        }

        // The difference is zero, or no number where the largest value is none.
        float factor = (1 / sum) + (max - max);
        for (int i = 0; i < whole; i += Vector128<float>.Count)
        {
            (Vector128.LoadUnsafe(ref values, (nuint)i) * factor).StoreUnsafe(ref values, (nuint)i);
        }

        for (int i = whole; i < count; i++)
        {
            Unsafe.Add(ref values, i) *= factor;
        }
    }

    /// <summary>The largest value; not a number where one is not.</summary>
    private static float Max(ref float values, int whole, int count)
    {
        Vector128<float> most = Vector128.Create(float.NegativeInfinity);
        for (int i = 0; i < whole; i += Vector128<float>.Count)
        {
            most = Vector128.Max(most, Vector128.LoadUnsafe(ref values, (nuint)i));
        }

        float max = MathF.Max(MathF.Max(most.GetElement(0), most.GetElement(1)), MathF.Max(most.GetElement(2), most.GetElement(3)));
        for (int i = whole; i < count; i++)
        {
            max = MathF.Max(max, Unsafe.Add(ref values, i));
        }

        return max;
    }
}
