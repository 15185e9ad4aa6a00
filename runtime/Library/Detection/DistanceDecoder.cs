using System.Numerics;
using System.Runtime.InteropServices;

namespace ShuffleNet.Compiler;

/// <summary>
/// NanoDet: on each level a plane for each class, whose sigmoid is the score, then for each side of the box (left, top, right, bottom) the
/// logits of distances 0, 1, 2, … strides from the cell. Every class of a cell that scores above the threshold is a box of its own. Boxes
/// end at the border of the input.
/// </summary>
/// <param name="levels">The levels.</param>
/// <param name="classes">Classes that the network tells apart.</param>
/// <param name="cellCentre">Where in its cell a box is anchored, in strides from the corner.</param>
internal sealed class DistanceDecoder(IReadOnlyList<DetectionLevel> levels, int classes, float cellCentre)
    : DetectionDecoder(levels, classes)
{
    private const int Sides = 4;

    // Stage 32 is the coarsest that divides the input; a fourth level may reach beyond it.
    private readonly int _width = levels[0].Width * levels[0].Stride;
    private readonly int _height = levels[0].Height * levels[0].Stride;

    public override float Score => 0.35f;

    public override float Overlap => 0.6f;

    public override bool ClipsToImage => true;

    public override void Decode(int level, ReadOnlySpan<float> values, float score, ReadOnlySpan<bool> wanted, Candidates candidates)
    {
        DetectionLevel map = Levels[level];
        int plane = map.Height * map.Width;
        float least = Logit(score);
        for (int index = 0; index < Classes; index++)
        {
            if (wanted[index])
            {
                Decode(map, values.Slice(index * plane, plane), values[(Classes * plane)..], least, score, index, candidates);
            }
        }
    }

    // Nearly every vector of logits is below the threshold as a whole.
    private void Decode(
        DetectionLevel map,
        ReadOnlySpan<float> logits,
        ReadOnlySpan<float> distances,
        float least,
        float score,
        int index,
        Candidates candidates)
    {
        Vector<float> threshold = new(least);
        ref float first = ref MemoryMarshal.GetReference(logits);
        for (int start = 0; start < logits.Length; start += Vector<float>.Count)
        {
            int count = Math.Min(Vector<float>.Count, logits.Length - start);
            if (count == Vector<float>.Count && !Vector.GreaterThanAny(Vector.LoadUnsafe(ref first, (nuint)start), threshold))
            {
                continue;
            }

            for (int cell = start; cell < start + count; cell++)
            {
                if (logits[cell] > least && Sigmoid(logits[cell]) is float found && found > score)
                {
                    candidates.Add(Box(map, distances, cell, index, found));
                }
            }
        }
    }

    private Detection Box(DetectionLevel map, ReadOnlySpan<float> distances, int cell, int index, float score)
    {
        int plane = map.Height * map.Width;
        int bins = distances.Length / (Sides * plane);
        float x = ((cell % map.Width) + cellCentre) * map.Stride;
        float y = ((cell / map.Width) + cellCentre) * map.Stride;
        return new(
            index,
            score,
            Math.Clamp(x - Distance(0, distances), 0, _width),
            Math.Clamp(y - Distance(1, distances), 0, _height),
            Math.Clamp(x + Distance(2, distances), 0, _width),
            Math.Clamp(y + Distance(3, distances), 0, _height));

        // The mean of the distribution.
        float Distance(int side, ReadOnlySpan<float> values) =>
            map.Stride * Mean(values[((side * bins * plane) + cell)..], bins, plane);
    }

    private static float Mean(ReadOnlySpan<float> logits, int bins, int plane)
    {
        float highest = float.NegativeInfinity;
        for (int bin = 0; bin < bins; bin++)
        {
            highest = Math.Max(highest, logits[bin * plane]);
        }

        float sum = 0;
        float mean = 0;
        for (int bin = 0; bin < bins; bin++)
        {
            float weight = MathF.Exp(logits[bin * plane] - highest);
            sum += weight;
            mean += bin * weight;
        }

        return mean / sum;
    }
}
