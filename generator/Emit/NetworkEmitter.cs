using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Writes a network down: one file for the user's class, one for each vector width.</summary>
internal static class NetworkEmitter
{
    public static IReadOnlyList<EmittedFile> Emit(NetworkModel model) => Emit(model, NetworkCompiler.Compile(model.Spec, model.Options));

    public static IReadOnlyList<EmittedFile> Emit(NetworkModel model, NetworkPlan plan)
    {
        string hint = model.HintName.Substring(0, model.HintName.Length - ".g.cs".Length);
        return
        [
            new EmittedFile(model.HintName, ClassFile.Emit(model, plan)),
            .. VectorIsa.Of(model.Options).Select(isa => new EmittedFile(Text.Of($"{hint}.{isa.Type}.g.cs"), KernelFile.Emit(model, NetworkSchedule.Of(plan, isa)))),
        ];
    }
}
