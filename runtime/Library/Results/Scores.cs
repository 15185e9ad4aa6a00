using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>What is done with a classifier's results: the best class, the best few, probabilities. Allocates nothing.</summary>
/// <remarks>
/// A value that is not a number counts as the largest, as in PyTorch, so that it is seen; of equal ones the lower class wins.
/// </remarks>
public static class Scores
{
    /// <summary>The class with the largest score.</summary>
    /// <param name="scores">One value per class: logits or probabilities.</param>
    /// <exception cref="ArgumentException">There are no scores.</exception>
    public static int ArgMax(ReadOnlySpan<float> scores)
    {
        if (scores.IsEmpty)
        {
            throw new ArgumentException("There are no scores.", nameof(scores));
        }

        int best = 0;
        for (int index = 1; index < scores.Length; index++)
        {
            best = IsAbove(scores[index], scores[best]) ? index : best;
        }

        return best;
    }

    /// <summary>The classes with the largest scores, the largest first.</summary>
    /// <param name="scores">One value per class: logits or probabilities.</param>
    /// <param name="found">Takes as many as it has room for; what lies beyond the number of scores stays as it was.</param>
    /// <returns>How many were found: the smaller of both lengths.</returns>
    public static int Top(ReadOnlySpan<float> scores, Span<ClassScore> found)
    {
        int count = 0;
        for (int index = 0; index < scores.Length; index++)
        {
            // Most scores are below the last one that is kept, so that few are moved.
            int place = count;
            while (place > 0 && IsAbove(scores[index], found[place - 1].Score))
            {
                place--;
            }

            if (place == found.Length)
            {
                continue;
            }

            count = Math.Min(count + 1, found.Length);
            found[place..(count - 1)].CopyTo(found[(place + 1)..]);
            found[place] = new(index, scores[index]);
        }

        return count;
    }

    /// <summary>Logits to probabilities, whose sum is 1: exp(x - max) over the sum of them.</summary>
    /// <param name="logits">One value per class. Where one is not a number or positive infinity, no result is a number.</param>
    /// <param name="probabilities">As many; may be the same memory as <paramref name="logits"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans share a part of their memory.</exception>
    public static void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        if (logits.Length != probabilities.Length)
        {
            throw new ArgumentException(
                $"There are {logits.Length} logits and room for {probabilities.Length} probabilities.", nameof(probabilities));
        }

        if (logits.Overlaps(probabilities, out int offset) && offset != 0)
        {
            throw new ArgumentException("The span shares a part of its memory with the logits.", nameof(probabilities));
        }

        logits.CopyTo(probabilities);
        Simd.Softmax(ref MemoryMarshal.GetReference(probabilities), probabilities.Length);
    }

    private static bool IsAbove(float score, float other) => score > other || (float.IsNaN(score) && !float.IsNaN(other));
}
