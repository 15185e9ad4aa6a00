using ShuffleNet.Compiler.Generator.Schedule;

namespace ShuffleNet.Compiler.Generator.Emit;

/// <summary>Writes a network down: one file for the user's class, one for each vector width.</summary>
internal static class NetworkEmitter
{
    public static IReadOnlyList<EmittedFile> Emit(NetworkModel model, NetworkPlan plan, IReadOnlyList<NetworkSchedule> schedules)
    {
        string hint = model.HintName.Substring(0, model.HintName.Length - ".g.cs".Length);
        return
        [
            new EmittedFile(model.HintName, ClassFile.Emit(model, plan)),
            .. schedules.Select(schedule => new EmittedFile(Text.Of($"{hint}.{schedule.Isa.Type}.g.cs"), KernelFile.Emit(model, schedule))),
        ];
    }
}
