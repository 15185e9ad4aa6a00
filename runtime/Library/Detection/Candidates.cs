namespace ShuffleNet.Compiler;

/// <summary>
/// The candidates of the highest scores, up to a bound, in memory that is there beforehand: a heap whose root is the lowest. Of equal
/// scores the one that came first ranks higher, so that the answer depends on nothing but the network's results.
/// </summary>
internal sealed class Candidates
{
    private readonly Detection[] _boxes = new Detection[DetectionOptions.MaxCandidates];
    private readonly int[] _arrivals = new int[DetectionOptions.MaxCandidates];
    private int _arrived;

    public int Count { get; private set; }

    public void Clear() => (Count, _arrived) = (0, 0);

    public void Add(in Detection box)
    {
        int arrival = _arrived++;
        if (Count < _boxes.Length)
        {
            RiseFrom(Count++, box, arrival);
        }
        else if (box.Score > _boxes[0].Score)
        {
            SinkFromRoot(Count, box, arrival);
        }
    }

    /// <summary>
    /// Takes the boxes from the highest score on, each unless it overlaps one of its class that was taken (greedy non-maximum
    /// suppression); the taken ones stand at the beginning of what is returned, by falling score.
    /// </summary>
    /// <param name="overlap">Share of the union above which an intersection counts.</param>
    /// <param name="most">Boxes that are taken at most.</param>
    public ReadOnlySpan<Detection> Suppress(float overlap, int most)
    {
        Sort();
        int taken = 0;
        for (int index = 0; index < Count && taken < most; index++)
        {
            Detection box = _boxes[index];
            bool isFree = true;
            for (int other = 0; other < taken && isFree; other++)
            {
                isFree = _boxes[other].Class != box.Class || Union(_boxes[other], box) <= overlap;
            }

            if (isFree)
            {
                _boxes[taken++] = box;
            }
        }

        return _boxes.AsSpan(0, taken);
    }

    /// <summary>Intersection over union.</summary>
    private static float Union(in Detection first, in Detection second)
    {
        float width = Math.Min(first.Right, second.Right) - Math.Max(first.Left, second.Left);
        float height = Math.Min(first.Bottom, second.Bottom) - Math.Max(first.Top, second.Top);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        float both = width * height;
        return both / ((first.Width * first.Height) + (second.Width * second.Height) - both);
    }

    // The lowest goes to the end, again and again.
    private void Sort()
    {
        for (int end = Count - 1; end > 0; end--)
        {
            (Detection lowest, int arrival) = (_boxes[0], _arrivals[0]);
            SinkFromRoot(end, _boxes[end], _arrivals[end]);
            (_boxes[end], _arrivals[end]) = (lowest, arrival);
        }
    }

    private void RiseFrom(int place, in Detection box, int arrival)
    {
        while (place > 0 && IsLower(box.Score, arrival, (place - 1) / 2))
        {
            (_boxes[place], _arrivals[place]) = (_boxes[(place - 1) / 2], _arrivals[(place - 1) / 2]);
            place = (place - 1) / 2;
        }

        (_boxes[place], _arrivals[place]) = (box, arrival);
    }

    private void SinkFromRoot(int count, in Detection box, int arrival)
    {
        (Detection sinking, int place) = (box, 0);
        while (true)
        {
            int child = (2 * place) + 1;
            if (child + 1 < count && IsLower(_boxes[child + 1].Score, _arrivals[child + 1], child))
            {
                child++;
            }

            if (child >= count || IsLower(sinking.Score, arrival, child))
            {
                break;
            }

            (_boxes[place], _arrivals[place]) = (_boxes[child], _arrivals[child]);
            place = child;
        }

        (_boxes[place], _arrivals[place]) = (sinking, arrival);
    }

    private bool IsLower(float score, int arrival, int place) =>
        score < _boxes[place].Score || (score == _boxes[place].Score && arrival > _arrivals[place]);
}
