using ShuffleNet.Compiler.Fuzz.Targets;

namespace ShuffleNet.Compiler.Fuzz;

/// <summary>Every reader of bytes from outside.</summary>
public static class FuzzTargets
{
    /// <summary>In the order of docs/reliability.md.</summary>
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        Weights("pickle", WeightTargets.Pickle),
        Weights("zip", WeightTargets.File),
        Weights("safetensors", WeightTargets.File),
        Weights("packed", PackedTarget.Prepare),
        Weights("onnx", ModelTargets.Onnx),
        Weights("caffemodel", ModelTargets.CaffeModel),
        Weights("prototxt", ModelTargets.CaffeText),
        Weights("ncnn", ModelTargets.Ncnn),
        Weights("model", ModelTargets.AnyFile),
        new("image", ImageTarget.Prepare, typeof(ArgumentException)),
    ];

    public static FuzzTarget Named(string name) => All.Append(CrashTarget.Target).FirstOrDefault(target => target.Name == name)
        ?? throw new ArgumentException($"no target {name}", nameof(name));

    private static FuzzTarget Weights(string name, Func<byte[], Action> prepare) => new(name, prepare, typeof(WeightException));
}
