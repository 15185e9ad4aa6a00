using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Tests.Support.Reference;
using ShuffleNet.Compiler.Tests.Support.Tensors;

namespace ShuffleNet.Compiler.Tests.Networks.Operators;

/// <summary>
/// A small graph of operators in any order that their shapes allow, with its weights: also such as no pass foresees, tensors that
/// are read in several orders, parts that stand in two concatenations, the input as a result.
/// </summary>
internal sealed class RandomGraph
{
    private const int MaxPixels = 500;
    private const int MaxChannels = 24;

    // The second is a keyword of C#, the third a parameter of Run.
    private static readonly string[] s_names = ["first", "out", "weights"];

    private readonly Random _random;
    private readonly GraphBuilder _builder;
    private readonly List<Slice> _tensors = [];
    private int _names;

    public RandomGraph(int seed)
    {
        _random = new Random(seed);
        TensorShape shape = new(_random.Next(1, 7), _random.Next(1, 20), _random.Next(1, 24));
        _builder = new GraphBuilder(TensorType.Float32(shape));
        _tensors.Add(_builder.Input);
        int count = _random.Next(3, 14);
        while (_tensors.Count <= count)
        {
            _tensors.Add(Next());
        }

        int outputs = _random.Next(1, 4);
        for (int output = 0; output < outputs; output++)
        {
            // The last tensor, and any others, the same one again and the input too.
            _builder.Output(s_names[output], output == 0 ? _tensors[^1] : Any());
        }

        // What no output needs has tensors in the file all the same.
        Graph = _builder.Build() with { IgnoredPrefixes = new(["n"]) };
        Input = new Planes(
            shape.Channels,
            shape.Height,
            shape.Width,
            [.. Enumerable.Range(0, shape.Length).Select(_ => (double)(float)((4 * _random.NextDouble()) - 2))]);
    }

    public NetworkGraph Graph { get; }

    public Planes Input { get; }

    public FixedTensors Tensors { get; } = new();

    private Slice Next()
    {
        Slice input = Any();
        (int channels, int height, int width) = input.Shape;
        string name = $"n{_names++}";
        switch (_random.Next(21))
        {
            case 0 or 1 or 2:
                return Pointwise(name, input, _random.Next(1, MaxChannels));
            case 3 or 4:
                return Convolution(name, input, Divisor(channels));
            case 5 or 6:
                return Convolution(name, input, channels);
            case 7 or 8:
                return _builder.Activate(name, input, Activations.All[_random.Next(Activations.All.Count)]);
            case 9 or 10:
                return Pool(name, input) ?? Next();
            case 11:
                return _builder.Add(name, Alike(input, same: true));
            case 12:
                return _builder.Add(name, [input, Convolution(name + ".branch", Resized(input), channels, 1, 1, 0, 1)]);
            case 13 or 14:
                return Sum(Alike(input, same: false)) <= 2 * MaxChannels ? _builder.Concat(name, Alike(input, same: false)) : Next();
            case 15 or 16:
                int groups = Divisor(channels);
                Permutation order = Permutation.Shuffle(channels, groups);
                return _builder.Shuffle(name, input, _random.Next(2) == 0 ? order : order.Invert());
            case 17:
                int first = _random.Next(channels);
                return _builder.Split(name, input, first, _random.Next(1, channels - first + 1));
            case 18:
                return height * width * 4 <= MaxPixels ? _builder.Upsample(name, input, _random.Next(2) == 0) : Next();
            case 19:
                // Pixels become planes, which other operators may read as such.
                return _random.Next(2) == 0 || height * width > 2 * MaxChannels
                    ? _builder.Softmax(name, input)
                    : _builder.Transpose(name, input);
            default:
                return Vector(name, input);
        }
    }

    private Slice Vector(string name, Slice input)
    {
        switch (_random.Next(4))
        {
            case 0:
                // Squeeze and excitation.
                Slice factors = Linear(name + ".squeeze", _builder.GlobalAverage(name + ".mean", input), input.Shape.Channels);
                return _builder.Scale(name, input, _builder.Activate(name + ".gate", factors, Activation.HardSigmoid));
            case 1:
                return Linear(name, input, _random.Next(1, 40));
            case 2:
                return _builder.GlobalAverage(name, input);
            default:
                return _builder.Softmax(name, Linear(name + ".logits", input, _random.Next(1, 40)));
        }
    }

    private Slice Any() => _tensors[_random.Next(_tensors.Count)];

    private int Divisor(int number)
    {
        int[] divisors = [.. Enumerable.Range(1, number).Where(divisor => number % divisor == 0)];
        return divisors[_random.Next(divisors.Length)];
    }

    /// <summary>The tensor and others of its size, some of them twice.</summary>
    private List<Slice> Alike(Slice input, bool same)
    {
        List<Slice> others =
        [
            .. _tensors.Where(other =>
                same ? other.Shape == input.Shape : (other.Shape with { Channels = input.Shape.Channels }) == input.Shape),
        ];
        int count = _random.Next(1, 4);
        return [.. Enumerable.Range(0, count).Select(_ => others[_random.Next(others.Count)]).Append(input)];
    }

    private static int Sum(List<Slice> parts) => parts.Sum(part => part.Shape.Channels);

    /// <summary>A tensor of the same rows and columns.</summary>
    private Slice Resized(Slice input)
    {
        List<Slice> others = [.. _tensors.Where(other => (other.Shape with { Channels = input.Shape.Channels }) == input.Shape)];
        return others[_random.Next(others.Count)];
    }

    private Slice Pointwise(string name, Slice input, int outputs)
    {
        int groups = Divisor(input.Shape.Channels);
        return Convolution(
            name,
            input,
            outputs % groups == 0 ? outputs : outputs * groups <= 2 * MaxChannels ? outputs * groups : groups,
            1,
            1,
            0,
            groups);
    }

    private Slice Convolution(string name, Slice input, int groups)
    {
        int kernel = (2 * _random.Next(4)) + 1;
        int stride = _random.Next(1, 3);
        int channels = input.Shape.Channels;
        int outputs = groups == channels && _random.Next(3) > 0 ? channels : groups * _random.Next(1, 1 + (MaxChannels / groups));
        int Side() => _random.Next(kernel);
        int even = kernel / 2;
        Padding padding = _random.Next(3) > 0 ? even : new Padding(Side(), Side(), Side(), Side());
        (int height, int width) = padding.Windows(input.Shape, kernel, stride);
        return height > 0 && width > 0
            ? Convolution(name, input, outputs, kernel, stride, padding, groups)
            : Convolution(name, input, outputs, kernel, stride, even, groups);
    }

    private Slice Convolution(string name, Slice input, int outputs, int kernel, int stride, Padding padding, int groups)
    {
        int perGroup = input.Shape.Channels / groups;
        double bound = Math.Sqrt(3.0 / (perGroup * kernel * kernel));
        Tensors.AddRandom(name + ".weight", _random, -bound, bound, outputs, perGroup, kernel, kernel);
        bool bias = _random.Next(2) == 0;
        bool norm = _random.Next(2) == 0;
        if (bias)
        {
            Tensors.AddRandom(name + ".bias", _random, -0.5, 0.5, outputs);
        }

        if (norm)
        {
            Tensors.AddRandom(name + ".bn.weight", _random, 0.5, 1.5, outputs);
            Tensors.AddRandom(name + ".bn.bias", _random, -0.5, 0.5, outputs);
            Tensors.AddRandom(name + ".bn.running_mean", _random, -0.5, 0.5, outputs);
            Tensors.AddRandom(name + ".bn.running_var", _random, 0.5, 1.5, outputs);
        }

        return _builder.Convolution(name, input, outputs, name, kernel, stride, padding, groups, norm ? name + ".bn" : null, bias);
    }

    private Slice Linear(string name, Slice input, int outputs)
    {
        double bound = Math.Sqrt(3.0 / input.Shape.Length);
        Tensors.AddRandom(name + ".weight", _random, -bound, bound, outputs, input.Shape.Length);
        bool bias = _random.Next(2) == 0;
        if (bias)
        {
            Tensors.AddRandom(name + ".bias", _random, -0.5, 0.5, outputs);
        }

        return _builder.Linear(name, input, outputs, name, bias);
    }

    private Slice? Pool(string name, Slice input)
    {
        bool average = _random.Next(2) == 0;
        int kernel = _random.Next(2, 8);
        int stride = _random.Next(1, 3);
        int Side() => _random.Next(kernel);
        Padding padding = _random.Next(3) > 0 ? _random.Next(0, (kernel / 2) + 1) : new Padding(Side(), Side(), Side(), Side());
        PoolRounding rounding = _random.Next(2) == 0 ? PoolRounding.Floor : PoolRounding.Ceiling;
        AverageDivisor? divisor = !average ? null : _random.Next(2) == 0 ? AverageDivisor.ValidElements : AverageDivisor.WindowSize;
        bool fits = WindowSize.Of(input.Shape.Height, kernel, stride, padding.Top, padding.Bottom, rounding) > 0
            && WindowSize.Of(input.Shape.Width, kernel, stride, padding.Left, padding.Right, rounding) > 0;
        return fits ? _builder.Pool(name, input, kernel, stride, padding, rounding, divisor) : null;
    }
}
