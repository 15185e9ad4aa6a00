namespace ShuffleNet.Compiler.Import.Onnx;

/// <summary>Operators that move elements about, of constants and of planes.</summary>
internal static class OnnxMovement
{
    public static OnnxValue Reshape(OnnxNode node)
    {
        long[] wanted = node.Integers(1);
        IReadOnlyList<long> shape = node.Input(0).Shape;
        if (node.Integer("allowzero", 0) == 0)
        {
            wanted = [.. wanted.Select((extent, axis) => extent == 0 && axis < shape.Count ? shape[axis] : extent)];
        }

        Int128 all = shape.Aggregate((Int128)1, (product, extent) => product * extent);
        Int128 known = wanted
            .Where(extent => extent != -1)
            .Aggregate((Int128)1, (product, extent) => product > all ? product : product * extent);
        if (wanted.Count(extent => extent == -1) == 1 && known > 0 && all % known == 0)
        {
            wanted = [.. wanted.Select(extent => extent == -1 ? (long)(all / known) : extent)];
        }

        return To(node, wanted);
    }

    public static OnnxValue Flatten(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        long place = node.Integer("axis", 1);
        int axis = place == shape.Count ? shape.Count : node.Axis(place, shape.Count);
        return To(node, [Product(shape.Take(axis)), Product(shape.Skip(axis))]);
    }

    public static OnnxValue Squeeze(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        int[] axes = node.IntegersOf("axes", 1) is { } listed
            ? Array.ConvertAll(listed, axis => node.Axis(axis, shape.Count))
            : [.. shape.Index().Where(axis => axis.Item == 1).Select(axis => axis.Index)];
        return To(node, [.. shape.Where((_, axis) => !axes.Contains(axis))]);
    }

    public static OnnxValue Unsqueeze(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        long[] listed = node.IntegersOf("axes", 1) ?? throw node.Fault("axes are missing");
        int rank = shape.Count + listed.Length;
        int[] axes = [.. listed.Select(axis => node.Axis(axis, rank)).Distinct()];
        if (axes.Length != listed.Length || rank > OnnxTensors.HighestRank)
        {
            throw node.Fault($"axes [{string.Join(", ", listed.Take(16))}]");
        }

        using IEnumerator<long> next = shape.GetEnumerator();
        return To(node, [.. Enumerable.Range(0, rank).Select(axis => axes.Contains(axis) || !next.MoveNext() ? 1 : next.Current)]);
    }

    public static OnnxValue Transpose(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        int[] axes = node.Integers("perm") is { } listed
            ? Array.ConvertAll(listed, axis => node.Axis(axis, shape.Count))
            : [.. Enumerable.Range(0, shape.Count).Reverse()];
        if (node.Input(0) is OnnxPlanes planes)
        {
            if (axes.Length != shape.Count || !axes.Order().SequenceEqual(Enumerable.Range(0, axes.Length)))
            {
                throw node.Fault($"[{string.Join(", ", axes)}] is no order of {shape.Count} axes");
            }

            node.Builder.Charge(planes.Count);
            return node.Complete(0).Transpose(axes, node.Name)!;
        }

        OnnxConstant constant = node.Constant(0);
        return shape.Count == 2 && axes is [1, 0]
            ? constant with { Tensor = OnnxHead.Transposed(constant.Tensor) }
            : throw node.Fault("of a constant is followed for matrices alone");
    }

    public static OnnxValue Concat(OnnxNode node)
    {
        OnnxValue[] parts = [.. Enumerable.Range(0, node.Inputs).Select(node.Input)];
        if (parts.Length == 0)
        {
            throw node.Fault("there are no inputs");
        }

        if (parts.All(part => part is OnnxConstant { Shape.Count: 1 }))
        {
            Int128 length = parts.Aggregate((Int128)0, (sum, part) => sum + part.Shape[0]);
            if (length > OnnxNode.LongestFolded)
            {
                throw node.Fault($"{length} numbers");
            }

            double[] numbers = [.. Enumerable.Range(0, parts.Length).SelectMany(node.Numbers)];
            return new OnnxConstant(
                new FileTensor(node.Name, [numbers.Length], () => numbers), parts.All(part => ((OnnxConstant)part).IsInteger));
        }

        int axis = node.Axis(node.Integer("axis", 0), parts[0].Shape.Count);
        OnnxPlanes[] planes = [.. Enumerable.Range(0, parts.Length).Select(node.Complete)];
        node.Builder.Charge((int)Math.Min(planes.Sum(part => (long)part.Count), int.MaxValue));
        if (OnnxPlanes.Join(planes, axis, node.Name) is OnnxPlanes joined)
        {
            node.Builder.CheckChannels(node.Name, joined.All);
            return joined;
        }

        // Pixels of several levels, one after the other with their channels: each becomes a row.
        OnnxPlanes?[] rows = [.. planes.Select((part, index) => part.Planar(node.Builder, $"{node.Name}:{index}"))];
        return rows.All(row => row is not null) && OnnxPlanes.Join([.. rows.Select(row => row!)], axis, node.Name) is OnnxPlanes pixels
            ? pixels
            : throw node.Fault(
                $"[{string.Join("] and [", planes.Take(8).Select(part => string.Join(", ", part.Shape)))}] along axis {axis}: channels, or "
                    + "pixels whose channels come last, were expected");
    }

    /// <summary>To the shape that there is already; constants are computed with as they are.</summary>
    public static OnnxValue Expand(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        long[] wanted = node.Integers(1);
        return wanted.Length <= shape.Count && wanted.Reverse().Zip(shape.Reverse(), (to, from) => to == 1 || to == from).All(same => same)
            ? node.Input(0)
            : throw node.Fault($"[{string.Join(", ", shape)}] to [{string.Join(", ", wanted.Take(16))}]");
    }

    public static OnnxValue Slice(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        long[] starts = node.IntegersOf("starts", 1) ?? throw node.Fault("starts are missing");
        long[] ends = node.IntegersOf("ends", 2) ?? throw node.Fault("ends are missing");
        long[] axes = node.IntegersOf("axes", 3) ?? [.. Enumerable.Range(0, starts.Length).Select(axis => (long)axis)];
        long[] steps = node.Has(4) ? node.Integers(4) : [.. starts.Select(_ => 1L)];
        if (starts.Length != ends.Length || starts.Length != axes.Length || starts.Length != steps.Length || steps.Any(step => step < 1))
        {
            throw node.Fault("starts, ends, axes and steps do not fit each other");
        }

        OnnxValue value = node.Input(0);
        for (int index = 0; index < starts.Length; index++)
        {
            int axis = node.Axis(axes[index], shape.Count);
            long extent = shape[axis];
            long Place(long place) => Math.Clamp(place < 0 ? place + extent : place, 0, extent);
            long start = Place(starts[index]);
            long end = Place(ends[index]);
            long step = Math.Min(steps[index], extent);
            if (start > 0 || end < extent || step > 1)
            {
                value = Take(
                    node,
                    value,
                    axis,
                    end - start > OnnxNode.LongestFolded * 4 ? throw node.Fault($"{end - start} places") : Places(start, end, step));
            }
        }

        return value;
    }

    public static OnnxValue Gather(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        int axis = node.Axis(node.Integer("axis", 0), shape.Count);
        long[] places = [.. node.Integers(1).Select(place => place < 0 ? place + shape[axis] : place)];
        if (places.Any(place => place < 0 || place >= shape[axis]) || node.Input(1).Shape.Count > 1 || places.Length == 0)
        {
            throw node.Fault($"the indices do not fit an axis of {shape[axis]}");
        }

        OnnxValue taken = Take(node, node.Input(0), axis, places);
        return node.Input(1).Shape.Count == 1 ? taken : To(node, taken, [.. taken.Shape.Where((_, index) => index != axis)]);
    }

    public static IReadOnlyList<OnnxValue> Split(OnnxNode node)
    {
        IReadOnlyList<long> shape = node.Input(0).Shape;
        int axis = node.Axis(node.Integer("axis", 0), shape.Count);
        int parts = Math.Max(1, node.Outputs);
        long[] lengths = node.IntegersOf("split", 1) ?? Equal(shape[axis], parts);
        if (lengths.Length != parts
            || lengths.Any(length => length < 1)
            || lengths.Aggregate((Int128)0, (sum, length) => sum + length) != shape[axis])
        {
            throw node.Fault($"{shape[axis]} into {parts} parts of [{string.Join(", ", lengths.Take(16))}]");
        }

        long start = 0;
        return [.. lengths.Select(length => Take(node, node.Input(0), axis, Places(start, start += length, 1)))];
    }

    // The last part is the shorter one where the parts are not equal.
    private static long[] Equal(long extent, int parts)
    {
        long each = (extent + parts - 1) / parts;
        return [.. Enumerable.Range(0, parts).Select(part => part < parts - 1 ? each : extent - (each * (parts - 1)))];
    }

    private static OnnxValue Take(OnnxNode node, OnnxValue value, int axis, long[] places)
    {
        if (places.Length == 0)
        {
            throw node.Fault("nothing is taken");
        }

        if (value is OnnxPlanes planes)
        {
            // Channels that are not neighbours are brought together in an order of all.
            node.Builder.Charge((int)Math.Min(planes.Count + (planes.Count / planes.Shape[axis] * places.Length), int.MaxValue / 2));
            return planes.Take(axis, places, node.Name) ?? throw node.Fault($"axis {axis} cuts through planes");
        }

        if (value is not OnnxConstant { Shape.Count: 1 } constant || constant.Tensor.Length > OnnxNode.LongestFolded)
        {
            throw node.Fault("of a constant is followed for short lists alone");
        }

        node.ChargeNumbers(constant.Tensor.Length);
        double[] all = constant.Tensor.Read();
        double[] numbers = [.. places.Select(place => all[place])];
        return new OnnxConstant(new FileTensor(node.Name, [numbers.Length], () => numbers), constant.IsInteger);
    }

    private static long[] Places(long start, long end, long step)
    {
        long count = Math.Max(0, (end - start + step - 1) / step);
        return [.. Enumerable.Range(0, (int)count).Select(index => start + (index * step))];
    }

    private static OnnxValue To(OnnxNode node, long[] shape) => To(node, node.Input(0), shape);

    private static OnnxValue To(OnnxNode node, OnnxValue value, long[] shape)
    {
        OnnxValue? result = value switch
        {
            _ when shape.Length > OnnxTensors.HighestRank => null,
            OnnxPlanes planes => planes.Reshape(shape) ?? Rearranged(node, planes, shape),
            OnnxConstant constant when shape.All(extent => extent >= 0) && Product(shape) == constant.Tensor.Length =>
                constant with { Tensor = constant.Tensor.Reshape(shape) },
            _ => null,
        };
        return result ?? throw node.Fault($"[{string.Join(", ", value.Shape)}] does not become [{string.Join(", ", shape.Take(16))}] here");
    }

    /// <summary>Where planes are mixed with rows and columns: all elements in a row, or rows of channels.</summary>
    private static OnnxPlanes? Rearranged(OnnxNode node, OnnxPlanes planes, long[] shape) =>
        shape.Any(extent => extent < 1) || Product(shape) != Product(planes.Shape) || !planes.IsComplete ? null
        : shape.Length is 2 or 4 && shape[1] == Product(shape) ? planes.Row(node.Builder, node.Name, shape.Length)
        : planes.IsPlanar ? null
        : planes.Planar(node.Builder, node.Name)?.Reshape(shape);

    private static long Product(IEnumerable<long> extents) =>
        (long)extents.Aggregate((Int128)1, (product, extent) => product > long.MaxValue ? product : product * extent);
}
