using System.Buffers;
using Mono.Cecil;
using Mono.Cecil.Cil;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Tests.Support;
using Dialect = ShuffleNet.Compiler.ShuffleNetDialect;

namespace ShuffleNet.Compiler.Tests.Networks.Runtime;

/// <summary>
/// The one check of a class that is not <c>Checked</c>: the lengths of the spans, before anything else. Kernels trust it, so no
/// safe caller may get by it.
/// </summary>
public class SpanCheckTests
{
    private const float Untouched = -7;

    public static TheoryData<int, int, string> Lengths => new()
    {
        { 0, 0, "input" },
        { 0, TinyNetwork.OutputLength, "input" },
        { TinyNetwork.InputLength - 1, TinyNetwork.OutputLength, "input" },
        { TinyNetwork.InputLength + 1, TinyNetwork.OutputLength, "input" },
        { TinyNetwork.InputLength, 0, "output" },
        { TinyNetwork.InputLength, TinyNetwork.OutputLength - 1, "output" },
        { TinyNetwork.InputLength, TinyNetwork.OutputLength + 1, "output" },
    };

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Run_OtherLengths_ThrowsAndWritesNothing(int input, int output, string parameter)
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        float[] written = [.. Enumerable.Repeat(Untouched, output)];

        Assert.Equal(parameter, Assert.Throws<ArgumentException>(() => network.Run(new float[input], written)).ParamName);

        Assert.All(written, value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Run_DefaultSpans_Throws()
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        using TinyBackbone backbone = TinyBackbone.CreateRandom(1);
        float[] input = new float[TinyBackbone.InputLength];
        float[] stage2 = new float[TinyBackbone.Stage2Length];
        float[] stage3 = new float[TinyBackbone.Stage3Length];

        Assert.Throws<ArgumentException>(() => network.Run(default, default));
        Assert.Equal("stage3", Assert.Throws<ArgumentException>(() => backbone.Run(input, stage2, default)).ParamName);
        Assert.Equal("stage2", Assert.Throws<ArgumentException>(() => backbone.Run(input, default, stage3)).ParamName);
        Assert.Throws<ArgumentException>(() => backbone.Run(input, default(ReadOnlySpan<Memory<float>>)));
        Assert.Throws<ArgumentException>(() => backbone.Run(input, [stage2]));
        Assert.Throws<ArgumentException>(() => backbone.Run(input, [stage2, stage3, stage3]));
        Assert.Throws<ArgumentException>(() => backbone.Run(input, [stage3, stage2]));
    }

    [Fact]
    public void Run_MemoryThatIsAnotherEachTime_ThrowsOrAnswers()
    {
        using TinyBackbone backbone = TinyBackbone.CreateRandom(1);
        float[] input = new float[TinyBackbone.InputLength];
        using ShrinkingMemory memory = new(TinyBackbone.Stage3Length);

        // The first look at it is right, every later one too short: what is checked must be what is written.
        Record.Exception(() => backbone.Run(input, [new float[TinyBackbone.Stage2Length], memory.Memory]));
        Assert.ThrowsAny<ArgumentException>(() => backbone.Run(input, [new float[TinyBackbone.Stage2Length], memory.Memory]));
    }

    [Fact]
    public void Run_Disposed_ThrowsAndWritesNothing()
    {
        TinyNetwork network = TinyNetwork.CreateRandom(1);
        float[] output = [.. Enumerable.Repeat(Untouched, TinyNetwork.OutputLength)];
        network.Dispose();

        Assert.Throws<ObjectDisposedException>(() => network.Run(new float[TinyNetwork.InputLength], output));

        Assert.All(output, value => Assert.Equal(Untouched, value));
    }

    [Fact]
    public void Create_NoWeightsOrOtherWeights_Throws()
    {
        using OtherNetwork other = OtherNetwork.CreateRandom(1);

        Assert.Throws<ArgumentNullException>(() => TinyNetwork.Create(null!));
        Assert.Throws<ArgumentException>(() => TinyNetwork.Create(other.Weights));
        Assert.Empty(typeof(PackedWeights).GetConstructors());
        Assert.Empty(typeof(TinyNetwork).GetConstructors());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(77)]
    [InlineData(TinyNetwork.InputLength - TinyNetwork.OutputLength)]
    [InlineData(TinyNetwork.InputLength - 1)]
    public void Run_OutputInTheInput_GivesTheSameAnswer(int start)
    {
        using TinyNetwork network = TinyNetwork.CreateRandom(1);
        float[] memory = [.. RandomInput.Of(TinyNetwork.InputLength, 3), .. new float[TinyNetwork.OutputLength]];
        float[] expected = new float[TinyNetwork.OutputLength];
        network.Run(memory.AsSpan(0, TinyNetwork.InputLength), expected);

        network.Run(memory.AsSpan(0, TinyNetwork.InputLength), memory.AsSpan(start, TinyNetwork.OutputLength));

        Assert.Equal(expected, memory.AsSpan(start, TinyNetwork.OutputLength));
    }

    [Fact]
    public void Run_StagesInTheInput_GivesTheSameAnswer()
    {
        using TinyBackbone network = TinyBackbone.CreateRandom(1);
        float[] memory = RandomInput.Of(TinyBackbone.InputLength, 3);
        float[] stage2 = new float[TinyBackbone.Stage2Length];
        float[] stage3 = new float[TinyBackbone.Stage3Length];
        network.Run(memory, stage2, stage3);

        network.Run(memory, memory.AsSpan(5, stage2.Length), memory.AsSpan(5 + stage2.Length, stage3.Length));

        Assert.Equal(stage2, memory.AsSpan(5, stage2.Length));
        Assert.Equal(stage3, memory.AsSpan(5 + stage2.Length, stage3.Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(TinyBackbone.Stage2Length - 1)]
    public void Run_StagesThatShareMemory_ThrowsAndWritesNothing(int start)
    {
        using TinyBackbone network = TinyBackbone.CreateRandom(1);
        float[] memory = [.. Enumerable.Repeat(Untouched, TinyBackbone.Stage2Length + TinyBackbone.Stage3Length)];

        Assert.Equal("stage3", Assert.Throws<ArgumentException>(() => network.Run(
            new float[TinyBackbone.InputLength],
            memory.AsSpan(0, TinyBackbone.Stage2Length),
            memory.AsSpan(start, TinyBackbone.Stage3Length))).ParamName);

        Assert.All(memory, value => Assert.Equal(Untouched, value));
    }

    /// <summary>In the code of the class: each span once, before the workspace is entered, and in the kernels nothing.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Emit_Unchecked_ChecksEachSpanOnceAndKernelsCheckNothing(bool isBackbone)
    {
        NetworkSpec spec = Presets.SplitOf(Dialect.Torchvision, 1) with
        {
            InputHeight = 32,
            InputWidth = 32,
            StemChannels = 6,
            Stages = new([new(12, 4, 2), new(16, 2, 2)]),
            HeadChannels = 20,
            Classes = 10,
        };
        spec = isBackbone ? spec with { OutputStages = [2, 3], HeadChannels = 0 } : spec;
        using MemoryStream image = new(CompiledNetwork.Compile(spec).Image);
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(image);
        MethodDefinition run = assembly.MainModule.GetType("Test.Network").Methods
            .Single(method =>
                method.Name == "Run" && method.Body.Instructions.Any(instruction => Called(instruction) == "Workspace::Enter"));

        string[] checks =
        [
            .. run.Body.Instructions
                .Select(Called)
                .OfType<string>()
                .TakeWhile(call => call != "Workspace::Enter")
                .Where(call => call.StartsWith("Workspace", StringComparison.Ordinal)),
        ];
        string[] calls = [.. run.Body.Instructions.Select(Called).OfType<string>()];

        Assert.Equal(
            isBackbone
                ? ["Workspace::CheckLength", "Workspace::CheckLength", "Workspace::CheckLength", "Workspace::CheckApart"]
                : ["Workspace::CheckLength", "Workspace::CheckLength"],
            checks);
        Assert.Equal(checks.Length, calls.Count(call => call.StartsWith("Workspace::Check", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            calls, call => call.Contains("::get_Item", StringComparison.Ordinal) || call.Contains("::Slice", StringComparison.Ordinal));
        foreach (MethodDefinition kernel in assembly.MainModule.Types
            .Where(type => type.Namespace == GeneratedNames.KernelNamespace)
            .SelectMany(type => type.Methods))
        {
            Assert.DoesNotContain(kernel.Body.Instructions, instruction => instruction.OpCode.Code == Code.Throw
                || Called(
                    instruction) is string call && (call.StartsWith(
                        "Workspace", StringComparison.Ordinal) || call.StartsWith("MemoryCheck", StringComparison.Ordinal)
                    || call.Contains("Span", StringComparison.Ordinal) && call.Contains("::get_Item", StringComparison.Ordinal)));
        }
    }

    private static string? Called(Instruction instruction) =>
        instruction.Operand is MethodReference method ? $"{method.DeclaringType.Name}::{method.Name}" : null;

    /// <summary>Memory that is as long as it says once, and then shorter.</summary>
    private sealed class ShrinkingMemory(int length) : MemoryManager<float>
    {
        private int _looks;

        public override Span<float> GetSpan() => new float[_looks++ == 0 ? length : length - 1];

        public override Memory<float> Memory => CreateMemory(length);

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
