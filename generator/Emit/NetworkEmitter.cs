using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Writes a network down: one file for the user's class, one for each vector width.</summary>
internal static class NetworkEmitter
{
    public static IReadOnlyList<EmittedFile> Emit(EmittedClass target, NetworkPlan plan, IReadOnlyList<NetworkSchedule> schedules)
    {
        string hint = target.HintName.Substring(0, target.HintName.Length - ".g.cs".Length);
        return
        [
            new EmittedFile(target.HintName, ClassFile.Emit(target, plan)),
            .. schedules.Select(
                schedule => new EmittedFile(Text.Of($"{hint}.{schedule.Isa.Type}.g.cs"), KernelFile.Emit(target, schedule))),
        ];
    }
}
