namespace ShuffleNet.Compiler;

/// <summary>
/// The names of Python objects of which something is made. They are looked up in this table and nowhere else, so a file can
/// cause nothing but what is written here; every other name is a <see cref="PickleOpaque"/>.
/// </summary>
/// <param name="Name">Module and name.</param>
/// <param name="Storage">The element type, of a storage class.</param>
internal sealed record PickleGlobal(string Name, ElementType? Storage = null)
{
    public static readonly PickleGlobal OrderedDictionary = new("collections.OrderedDict");
    public static readonly PickleGlobal RebuildTensor = new("torch._utils._rebuild_tensor_v2");
    public static readonly PickleGlobal RebuildOldTensor = new("torch._utils._rebuild_tensor");
    public static readonly PickleGlobal RebuildParameter = new("torch._utils._rebuild_parameter");
    public static readonly PickleGlobal RebuildParameterWithState = new("torch._utils._rebuild_parameter_with_state");

    private static readonly Dictionary<string, PickleGlobal> s_accepted = new PickleGlobal[]
    {
        OrderedDictionary,
        RebuildTensor,
        RebuildOldTensor,
        RebuildParameter,
        RebuildParameterWithState,
        new("torch.FloatStorage", ElementType.Float32),
        new("torch.DoubleStorage", ElementType.Float64),
        new("torch.HalfStorage", ElementType.Float16),
        new("torch.BFloat16Storage", ElementType.BFloat16),
        new("torch.LongStorage", ElementType.Int64),
        new("torch.IntStorage", ElementType.Int32),
        new("torch.ShortStorage", ElementType.Int16),
        new("torch.CharStorage", ElementType.Int8),
        new("torch.ByteStorage", ElementType.UInt8),
        new("torch.BoolStorage", ElementType.Bool),
    }.ToDictionary(global => global.Name);

    /// <summary>The accepted global of that name; null if there is none.</summary>
    public static PickleGlobal? Find(string name) => s_accepted.GetValueOrDefault(name);
}
