using Mono.Cecil;
using Mono.Cecil.Cil;
using ShuffleNet.Compiler.Generator;
using ShuffleNet.Compiler.Generator.Spec;
using ShuffleNet.Compiler.Tests.Support;

namespace ShuffleNet.Compiler.Tests.Networks;

/// <summary>Emitted methods, as Roslyn compiles them, stay within what the JIT optimises.</summary>
public class CodeBudgetTests
{
    // The JIT gives up optimising past 60,000 bytes of IL, 8,000 references to locals or 2,000 blocks, and stops tracking
    // locals at 1,024. Inlined calls add to each, so the budget is a fraction.
    private const int MaxBytes = 20_000;
    private const int MaxReferences = 4_000;
    private const int MaxLocals = 500;
    private const int MaxBranches = 200;

    private static readonly string[] LoadsOfSeveral =
        [nameof(Simd.Load3), nameof(Simd.Load4), nameof(Simd.Broadcast4), nameof(Simd.LoadEvenOdd), nameof(Simd.LoadEveryFourth)];

    public static TheoryData<string> Networks => [.. NetworkCases.QuickNames];

    public static TheoryData<string> Sweep => [.. NetworkCases.SweepNames];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Emit_Network_CompilesWithoutWarningWithinTheBudget(string name) => CheckBudget(NetworkCases.Get(name));

    public static TheoryData<string> More => [.. NetworkCases.LongNames];

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [MemberData(nameof(More))]
    public void Emit_MoreNetworks_CompileWithoutWarningWithinTheBudget(string name) => CheckBudget(NetworkCases.Get(name));

    [Fact]
    public void Emit_SmallNetworkOfManyThreads_CompilesWithoutWarningWithinTheBudget() =>
        CheckBudget(NetworkCases.Get("short Megvii g=8 0.5x 32x32"), new() { Threads = 8, Profile = true });

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Long)]
    [InlineData("Megvii g=3 1x 224x224", 2, false)]
    [InlineData("Paper g=8 1.5x 64x64", 8, true)]
    [InlineData("V2 Torchvision 1x 64x64", 3, false)]
    public void Emit_NetworkOfManyThreads_CompilesWithoutWarningWithinTheBudget(string name, int threads, bool profile) =>
        CheckBudget(NetworkCases.Get(name), new() { Threads = threads, Profile = profile });

    [Theory(Explicit = true), Trait(Stage.Name, Stage.Sweep)]
    [MemberData(nameof(Sweep))]
    public void Emit_SweptNetwork_CompilesWithoutWarningWithinTheBudget(string name) => CheckBudget(NetworkCases.Get(name));

    // Windows that stay inside the plane have no mask that could be held, filters of 5x5 work theirs out from columns.
    [Theory]
    [InlineData("short Paper g=3 1x 64x64", 3, 63)]
    [InlineData("short Paper g=3 1x 64x64", 5, 63)]
    [InlineData("short V2 Torchvision 0.5x 33x20", 3, 71)]
    [InlineData("short V2 Torchvision 0.5x 33x20", 5, 71)]
    public void Emit_WindowsInsideThePlane_CompilesWithoutWarningWithinTheBudget(string name, int kernel, int size) => CheckBudget(
        NetworkCases.Get(name) with
        {
            InputHeight = size, InputWidth = size, StemPoolPadding = 0, ShortcutPoolPadding = 0, DepthwiseKernels = [kernel],
        });

    private static void CheckBudget(NetworkSpec spec, CompileOptions? options = null)
    {
        using MemoryStream image = new(CompiledNetwork.Of(spec, options).Image);
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(image);
        foreach (MethodDefinition method in assembly.MainModule.Types
            .Where(type => type.Namespace == GeneratedNames.KernelNamespace)
            .SelectMany(type => type.Methods))
        {
            MethodBody body = method.Body;
            Assert.True(body.CodeSize <= MaxBytes, $"{method.Name}: {body.CodeSize} bytes of IL");
            Assert.True(body.Variables.Count <= MaxLocals, $"{method.Name}: {body.Variables.Count} locals");
            int references = body.Instructions.Count(instruction => IsLocal(instruction.OpCode.Code.ToString()));
            Assert.True(references <= MaxReferences, $"{method.Name}: {references} references to locals");
            int branches = body.Instructions.Count(instruction =>
                instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch);
            Assert.True(branches <= MaxBranches, $"{method.Name}: {branches} branches");
            CheckHeld(method);
        }
    }

    // The compiler of .NET 10 loses what stands behind v31 when a load of several registers goes on from there to v0. While a
    // kernel holds a value in v0, no load does.
    private static void CheckHeld(MethodDefinition method)
    {
        string[] calls =
        [
            .. method.Body.Instructions.Select(instruction => instruction.Operand).OfType<MethodReference>().Select(called => called.Name),
        ];
        string? together = calls.FirstOrDefault(name => LoadsOfSeveral.Contains(name));
        Assert.True(
            together is null || calls.Contains(nameof(Simd.OpaqueConstant)), $"{method.FullName}: {together} and no OpaqueConstant");
    }

    private static bool IsLocal(string code) =>
        code.StartsWith("Ldloc", StringComparison.Ordinal)
            || code.StartsWith("Stloc", StringComparison.Ordinal)
            || code.StartsWith("Ldarg", StringComparison.Ordinal);
}
