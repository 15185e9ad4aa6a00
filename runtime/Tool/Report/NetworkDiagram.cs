using System.Text;
using ShuffleNet.Compiler.Generator.Graph;
using ShuffleNet.Compiler.Generator.Plan;

namespace ShuffleNet.Compiler.Tool;

/// <summary>The network as a drawing: stages below each other, in each its units; equal units are drawn once.</summary>
internal static class NetworkDiagram
{
    public static string Draw(NetworkSpec spec, NetworkPlan plan)
    {
        StringBuilder html = new();
        foreach (IReadOnlyList<DiagramUnit> stage in Stages(plan))
        {
            html.Append(
                Html.Of($"<div class=stage><h3>{Html.Escape(stage[0].Stage)}<small>{Output(spec, stage)}</small></h3><div class=units>"));
            foreach ((DiagramUnit first, DiagramUnit end, int count) in Runs(stage))
            {
                string name = DiagramUnit.Names([first.Name, end.Name]);
                string times = count == 1 ? "" : Html.Of($"<b>{count} times</b>");
                html.Append(
                    Html.Of(
                        $"<figure class=unit>{UnitDrawing.Draw(first, name)}<figcaption>{Html.Escape(name)} ",
                        $"{times}</figcaption></figure>"));
            }

            html.Append("</div></div>");
        }

        return html.ToString();
    }

    /// <summary>What leaves a stage: of a unit that concatenates, no layer makes all of it.</summary>
    private static TensorShape Output(NetworkSpec spec, IReadOnlyList<DiagramUnit> stage)
    {
        TensorShape last = stage[^1].Layers[^1].Row.Output;
        return stage[0].IsOfStage ? last with { Channels = spec.Stages[stage[0].StageNumber - 2].Channels } : last;
    }

    private static List<IReadOnlyList<DiagramUnit>> Stages(NetworkPlan plan)
    {
        List<IReadOnlyList<DiagramUnit>> stages = [];
        List<DiagramUnit> units = [.. plan.Steps.GroupBy(DiagramUnit.NameOf).Select(steps => new DiagramUnit(steps.Key, [.. steps]))];
        for (int first = 0; first < units.Count;)
        {
            List<DiagramUnit> stage = [.. units.Skip(first).TakeWhile(unit => unit.Stage == units[first].Stage)];
            stages.Add(stage);
            first += stage.Count;
        }

        return stages;
    }

    /// <summary>Neighbours that look alike.</summary>
    private static IEnumerable<(DiagramUnit First, DiagramUnit Last, int Count)> Runs(IReadOnlyList<DiagramUnit> units)
    {
        for (int first = 0; first < units.Count;)
        {
            int count = units.Skip(first).TakeWhile(unit => unit.Signature == units[first].Signature).Count();
            yield return (units[first], units[first + count - 1], count);
            first += count;
        }
    }
}
