namespace ShuffleNet.Compiler;

/// <summary>
/// What the calls of a pickle give. Those of the functions in <see cref="PickleGlobal"/> give dictionaries and descriptions of
/// tensors; those of anything else give a <see cref="PickleOpaque"/>.
/// </summary>
internal static class PickleCalls
{
    /// <summary>The result of a call; null if it is none that Python or PyTorch writes.</summary>
    /// <param name="function">What is called.</param>
    /// <param name="arguments">A tuple of what it is called with.</param>
    /// <param name="budget">Charged before anything is made.</param>
    public static object? Result(object? function, object? arguments, AllocationBudget budget) => (function, arguments) switch
    {
        (PickleOpaque opaque, object?[] given) => Made(opaque, given, budget),
        (PickleGlobal global, object?[] given) => Read(global, given, budget) ?? PickleOpaque.Among(given),
        _ => null,
    };

    private static PickleOpaque Made(PickleOpaque function, object?[] arguments, AllocationBudget budget)
    {
        budget.Charge(64);
        return function.Call(arguments);
    }

    private static object? Read(PickleGlobal function, object?[] arguments, AllocationBudget budget)
    {
        if (function == PickleGlobal.OrderedDictionary)
        {
            return Dictionary(arguments, budget);
        }

        if (function == PickleGlobal.RebuildTensor || function == PickleGlobal.RebuildOldTensor)
        {
            return Tensor(arguments, budget);
        }

        return (function == PickleGlobal.RebuildParameter || function == PickleGlobal.RebuildParameterWithState)
            && arguments is [PickleTensor data, ..] ? data : null;
    }

    /// <summary>Python 3 calls it without arguments and sets the entries; Python 2 gives a list of pairs.</summary>
    private static PickleDictionary? Dictionary(object?[] arguments, AllocationBudget budget)
    {
        if (arguments is not ([] or [List<object?>]))
        {
            return null;
        }

        budget.Charge(PickleDictionary.Cost);
        PickleDictionary dictionary = new();
        foreach (object? pair in arguments is [List<object?> pairs] ? pairs : [])
        {
            budget.Charge(PickleDictionary.CostPerEntry);
            if (pair is not IReadOnlyList<object?> { Count: 2 } entry || !dictionary.TryAdd(entry[0], entry[1]))
            {
                return null;
            }
        }

        return dictionary;
    }

    private static PickleTensor? Tensor(object?[] arguments, AllocationBudget budget)
    {
        if (arguments is not [PickleStorage storage, long offset, object?[] shape, object?[] strides, ..]
            || !shape.All(extent => extent is long)
            || !strides.All(stride => stride is long))
        {
            return null;
        }

        budget.Charge(120 + (8L * (shape.Length + strides.Length)));
        return new PickleTensor(storage, offset, [.. shape.Cast<long>()], [.. strides.Cast<long>()]);
    }
}
