namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>
/// The vocabulary of one vector width, written once: every emitter speaks it, so a kernel is written once for 512, 256 and
/// 128 bits and for ARM's multiply-add by a lane.
/// </summary>
/// <param name="Isa">The width.</param>
/// <param name="Checked">
/// Whether loads and stores, scalars included, are calls of the runtime's <c>MemoryCheck</c>, which every kernel then gets as
/// its last parameter.
/// </param>
internal sealed record VectorCode(VectorIsa Isa, bool Checked)
{
    public int Lanes => Isa.Lanes;

    public bool HasLaneMultiplyAdd => Isa.HasLaneMultiplyAdd;

    public string Name => Isa.Type + "<float>";

    /// <summary>As many integers.</summary>
    public string Integers => Isa.Type + "<int>";

    public string Zero => Name + ".Zero";

    /// <summary>The type of neighbouring vectors.</summary>
    public string Row(int vectors) => Text.Of($"Row{Lanes}x{vectors}");

    /// <summary>The vectors of a row.</summary>
    public static IEnumerable<string> Fields(int vectors) => Enumerable.Range(0, vectors).Select(vector => "ABCD".Substring(vector, 1));

    /// <summary>Floats to load, as an argument: a reference to the first of them, which stands at an offset.</summary>
    public string Source(string reference, int offset, int floats) =>
        Checked ? Text.Of($"ref check.Load(ref {At(reference, offset)}, {floats})") : "ref " + At(reference, offset);

    /// <summary>Floats to load, as two arguments: a reference, and a number of floats from it to the first of them.</summary>
    public string SourceAt(string reference, int offset, int floats) =>
        Checked ? $"{Source(reference, offset, floats)}, 0" : Text.Of($"ref {reference}, {offset}");

    /// <summary>Floats to store to, as an argument.</summary>
    public string Target(string reference, int floats) => Target(reference, Text.Of($"{floats}"));

    /// <inheritdoc cref="Target(string, int)"/>
    public string Target(string reference, string floats) => Checked ? $"ref check.Store(ref {reference}, {floats})" : "ref " + reference;

    /// <summary>Floats of each of some planes that are <c>dstBytes</c> apart to load, as an argument.</summary>
    public string SourceOf(string reference, int planes, int floats) =>
        Checked ? Text.Of($"ref check.LoadEach(ref {reference}, dstBytes, {planes}, {floats})") : "ref " + reference;

    /// <summary>Floats of each of some planes that are <c>dstBytes</c> apart to store to, as an argument.</summary>
    public string TargetOf(string reference, int planes, int floats) =>
        Checked ? Text.Of($"ref check.StoreEach(ref {reference}, dstBytes, {planes}, {floats})") : "ref " + reference;

    /// <summary>One float of each of some planes of a list to store to, as an argument.</summary>
    public string TargetListed(string reference, string list, int planes) =>
        Checked ? Text.Of($"ref check.StoreEach(ref {reference}, ref {list}, {planes})") : "ref " + reference;

    /// <summary>An entry of a table of planes.</summary>
    public string Entry(string entry) => Checked ? $"check.Entry(ref {entry})" : entry;

    /// <summary>Zero in all lanes, for an activation: opaque, where this width keeps it.</summary>
    public string ZeroConstant => Constant(ActivationConstant.Zero);

    public string Load(string reference, string offset = "0") =>
        Checked ? Text.Of(
            $"{Isa.Type}.LoadUnsafe(ref check.Load(ref {(offset == "0" ? reference : $"Unsafe.Add(ref {reference}, {offset})")}, {Lanes}))")
        : offset == "0" ? $"{Isa.Type}.LoadUnsafe(ref {reference})" : $"{Isa.Type}.LoadUnsafe(ref {reference}, {offset})";

    public string Load(string reference, int offset) =>
        offset < 0 ? Load(At(reference, offset)) : Load(reference, Text.Of($"{offset}"));

    /// <summary>Stores three or four neighbouring vectors at once.</summary>
    public string StoreTogether(IReadOnlyList<string> vectors, string reference, int offset) =>
        Text.Of($"Simd.Store{vectors.Count}({string.Join(", ", vectors)}, {Target(At(reference, offset), vectors.Count * Lanes)});");

    /// <summary>Four neighbouring floats, each in all lanes of a vector.</summary>
    public string Broadcast4(string reference, int offset) => $"Simd.Broadcast4({Source(reference, offset, 4)})";

    /// <summary>The even and the odd ones of the elements of two neighbouring vectors at once.</summary>
    public string LoadEvenOdd(string reference, int offset) => $"Simd.LoadEvenOdd({Source(reference, offset, 2 * Lanes)})";

    /// <summary>Stores the lanes of two vectors by turns.</summary>
    public string StoreEvenOdd(string even, string odd, string reference, int offset) =>
        $"Simd.StoreEvenOdd({even}, {odd}, {Target(At(reference, offset), 2 * Lanes)});";

    /// <summary>One float to read.</summary>
    public string Read(string reference, int offset) => Read(At(reference, offset));

    /// <inheritdoc cref="Read(string, int)"/>
    public string Read(string element) => Checked ? $"check.Load(ref {element}, 1)" : element;

    /// <summary>Asks for the cache line of an element ahead of its use. It is no access, so nothing checks it.</summary>
    public static string Prefetch(string reference, int offset) => Text.Of($"Simd.Prefetch(ref {reference}, {offset});");

    /// <summary>Stores one float.</summary>
    public string Write(string value, string element) => Checked ? $"check.Store(ref {element}, 1) = {value};" : $"{element} = {value};";

    /// <summary>The first <paramref name="count"/> floats and zeros, without a read beyond them.</summary>
    public string LoadFirst(string reference, int offset, int count) =>
        count >= Lanes ? Load(reference, offset)
        : count <= 0 ? Zero
        : Text.Of($"Simd.LoadFirst{Isa.Bits}({Source(reference, offset, count)}, {count})");

    public string Store(string vector, string reference, int offset) =>
        Checked ? $"{vector}.StoreUnsafe({Target(At(reference, offset), Lanes)});"
        : offset == 0 ? $"{vector}.StoreUnsafe(ref {reference});" : Text.Of($"{vector}.StoreUnsafe(ref {reference}, {offset});");

    public string StoreFirst(string vector, string reference, int offset, int count) =>
        count >= Lanes
            ? Store(vector, reference, offset)
            : Text.Of($"Simd.StoreFirst({vector}, {Target(At(reference, offset), count)}, {count});");

    public string Broadcast(string scalar) => $"{Isa.Type}.Create({scalar})";

    /// <summary><c>x * w + acc</c>, rounded once where the machine can.</summary>
    public string MultiplyAdd(string x, string w, string acc) =>
        Lanes == 4 ? $"{Isa.Type}.MultiplyAddEstimate({x}, {w}, {acc})" : $"{Isa.Type}.FusedMultiplyAdd({x}, {w}, {acc})";

    /// <summary><c>x * w[lane] + acc</c>.</summary>
    public static string MultiplyAddByLane(string x, string w, int lane, string acc) =>
        Text.Of($"Simd.MultiplyAddByElement({acc}, {x}, {w}, {lane})");

    public string Max(string left, string right) => $"{Isa.Type}.MaxNative({left}, {right})";

    public string Min(string left, string right) => $"{Isa.Type}.MinNative({left}, {right})";

    /// <summary>
    /// The activation of a vector, whose name occurs twice in some. With the opaque <see cref="ActivationConstant"/>s, where this
    /// width keeps them.
    /// </summary>
    public string Activate(Activation activation, string vector)
    {
        switch (activation.Kind)
        {
            case ActivationKind.Relu:
                return Max(vector, Constant(ActivationConstant.Zero));
            case ActivationKind.Relu6:
                return Min(Max(vector, Constant(ActivationConstant.Zero)), Constant(ActivationConstant.Six));
            case ActivationKind.LeakyRelu:
                string sloped = $"{vector} * {Constant(ActivationConstant.Slope(activation))}";
                return activation.Slope <= 1 ? Max(vector, sloped) : Min(vector, sloped);
            case ActivationKind.HardSigmoid:
                return HardSigmoid(vector);
            case ActivationKind.HardSwish:
                // What is clamped is needed no more, so that the multiply-add overwrites it; of the sum, clamped later, it would
                // take a copy.
                string within = Lanes == 16
                    ? $"Simd.ClampMagnitude({vector}, {Constant(ActivationConstant.Three)})"
                    : Min(Max(vector, Constant(ActivationConstant.MinusThree)), Constant(ActivationConstant.Three));
                return $"({vector} * {MultiplyAdd(within, Constant(ActivationConstant.Sixth), Constant(ActivationConstant.Half))})";
            case ActivationKind.Silu:
                return $"Simd.Silu({vector})";
            case ActivationKind.Sigmoid:
                return $"Simd.Sigmoid({vector})";
            default:
                return vector;
        }
    }

    /// <summary>Declares what <see cref="Activate"/> and a residual add expect as locals, where this width keeps it.</summary>
    public IEnumerable<string> Declarations(Activation activation, bool residual)
    {
        IEnumerable<ActivationConstant> constants = HasLaneMultiplyAdd ? ActivationConstant.Of(activation) : [];
        return (residual && HasLaneMultiplyAdd ? constants.Append(ActivationConstant.One).Distinct() : constants)
            .Select(constant => $"{Name} {constant.Name} = {Opaque(constant.Literal)};");
    }

    private string HardSigmoid(string vector)
    {
        string line = MultiplyAdd(vector, Constant(ActivationConstant.Sixth), Constant(ActivationConstant.Half));
        return Min(Max(line, Constant(ActivationConstant.Zero)), Constant(ActivationConstant.One));
    }

    private string Constant(ActivationConstant constant) =>
        HasLaneMultiplyAdd ? constant.Name : constant == ActivationConstant.Zero ? Zero : Broadcast(constant.Literal);

    /// <summary>A constant of which the compiler does not know that it is one.</summary>
    public static string Opaque(string constant) => $"Simd.OpaqueConstant({constant})";

    public static string Even(string low, string high) => $"Simd.Even({low}, {high})";

    public static string Odd(string low, string high) => $"Simd.Odd({low}, {high})";

    /// <summary>The lower lanes of two vectors by turns.</summary>
    public static string ZipLow(string even, string odd) => $"Simd.ZipLow({even}, {odd})";

    /// <summary>The upper lanes of two vectors by turns.</summary>
    public static string ZipHigh(string even, string odd) => $"Simd.ZipHigh({even}, {odd})";

    /// <summary>Lane i becomes lane i + 1; lane 0 becomes zero.</summary>
    public static string ShiftUp(string vector) => $"Simd.ShiftUp({vector})";

    /// <summary>Lane i becomes lane i + 1; lane 0 becomes the last one of the vector before.</summary>
    public static string ShiftIn(string before, string vector) => $"Simd.ShiftIn({before}, {vector})";

    /// <summary>Lane i + 1 becomes lane i; the last lane becomes the first one of the vector after.</summary>
    public static string ShiftOut(string vector, string after) => $"Simd.ShiftOut({vector}, {after})";

    /// <summary>A vector literal.</summary>
    public string Constant(IReadOnlyList<string> lanes) =>
        lanes.Distinct().Count() == 1 ? $"{Isa.Type}.Create({lanes[0]})" : $"{Isa.Type}.Create({string.Join(", ", lanes)})";

    /// <summary>The lanes of one vector where a mask has all bits, those of another where it has none.</summary>
    public string Select(string mask, string kept, string other) => $"{Isa.Type}.ConditionalSelect({mask}, {kept}, {other})";

    /// <summary>All bits of the lanes that are kept.</summary>
    public string Mask(IReadOnlyList<bool> kept) => Constant([.. kept.Select(keep => keep ? "-1" : "0")]) + ".AsSingle()";

    /// <summary>The element at an offset, as a place.</summary>
    public static string At(string reference, int offset) => offset == 0 ? reference : Text.Of($"Unsafe.Add(ref {reference}, {offset})");
}
