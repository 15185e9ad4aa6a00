namespace ShuffleNet.Compiler;

/// <summary>A dictionary in an unpickled object that itself holds tensors.</summary>
/// <param name="Path">The keys that lead to it, joined with dots; <see cref="TensorKey.Outermost"/> for the object itself.</param>
/// <param name="Entries">Tensors and whatever else it holds.</param>
/// <param name="Count">How many tensors.</param>
/// <param name="Rank">The most dimensions of one of them; no more than filters have.</param>
internal sealed record TensorDictionary(string Path, IReadOnlyDictionary<string, object?> Entries, int Count, int Rank)
{
    private const int RankOfFilters = 4;

    /// <summary>Nobody wraps a network more often.</summary>
    private const int Deepest = 8;

    private const int CostPerContainer = 200;

    /// <summary>
    /// All of them, outermost first. Each dictionary, list and tuple is looked into once, so what holds itself, or one thing many
    /// times, takes no more than its length.
    /// </summary>
    public static IReadOnlyList<TensorDictionary> All(object? root, AllocationBudget budget)
    {
        List<TensorDictionary> found = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Queue<(string Path, object Container, int Depth)> waiting = new();

        void Visit(string path, string key, object? value, int depth)
        {
            if (value is PickleDictionary or List<object?> or object?[] { Length: > 0 } && depth <= Deepest && seen.Add(value))
            {
                budget.Charge(CostPerContainer + (2L * (path.Length + key.Length)));
                waiting.Enqueue((path == TensorKey.Outermost ? key : $"{path}.{key}", value, depth));
            }
        }

        Visit(TensorKey.Outermost, TensorKey.Outermost, root, 0);
        while (waiting.TryDequeue(out (string Path, object Container, int Depth) next))
        {
            if (next.Container is PickleDictionary dictionary)
            {
                if (Of(next.Path, dictionary) is TensorDictionary holder)
                {
                    found.Add(holder);
                }

                foreach ((string key, object? value) in dictionary.Entries)
                {
                    Visit(next.Path, key, value, next.Depth + 1);
                }

                continue;
            }

            int index = 0;
            foreach (object? value in (IEnumerable<object?>)next.Container)
            {
                Visit(next.Path, Invariant(index++), value, next.Depth + 1);
            }
        }

        return found;
    }

    private static TensorDictionary? Of(string path, PickleDictionary dictionary)
    {
        (int count, int rank) = (0, 0);
        foreach (object? value in dictionary.Entries.Values)
        {
            int dimensions = value switch
            {
                PickleTensor tensor => Math.Min(tensor.Shape.Length, RankOfFilters),
                PickleOpaque { IsTensor: true } => RankOfFilters,
                _ => -1,
            };
            if (dimensions >= 0)
            {
                (count, rank) = (count + 1, Math.Max(rank, dimensions));
            }
        }

        return count > 0 ? new(path, dictionary.Entries, count, rank) : null;
    }

    private static string Invariant(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
