namespace ShuffleNet.Compiler.Generator.Passes;

/// <summary>
/// Eliminates splits, and the concatenations and shuffles that join what they took apart, by reading every channel where it
/// stands.
/// <code>
/// x -> split -> a, b;  b -> branch -> c;  a, c -> concat -> shuffle -> y
///     becomes     b = x[…] -> branch -> c;  y = x[…], c[…]
/// </code>
/// Before: shuffles that a convolution could read through are folded. After: no split and no shuffle is left, and each
/// concatenation that is has whole tensors for parts; what they made are views, lists of computed channels.
/// </summary>
internal sealed class EliminateSplit : IPass
{
    public string Name => "eliminate split";

    public NetworkGraph Run(NetworkGraph graph)
    {
        Dictionary<string, ChannelView> views = graph.Views.ToDictionary(view => view.Key, view => view.Value);
        NetworkGraph viewing = graph with { Views = views };
        List<Node> kept = [];
        foreach (Node node in graph.Nodes)
        {
            ChannelView? view = node switch
            {
                SplitNode split => View(split, "split", viewing.Sources(split.Input).Skip(split.First).Take(split.Output.Shape.Channels)),
                ShuffleNode shuffle => View(shuffle, "shuffle", shuffle.Order.Apply(viewing.Sources(shuffle.Input))),
                ConcatNode concat when concat.Inputs.Any(part => views.ContainsKey(part.Tensor)) => View(concat, "concat", concat.Inputs.SelectMany(viewing.Sources)),
                _ => null,
            };
            if (view is null)
            {
                kept.Add(node);
            }
            else
            {
                views.Add(node.Output.Tensor, view);
            }
        }

        return viewing with { Nodes = kept };

        ChannelView View(Node node, string operation, IEnumerable<ChannelSource> channels)
        {
            IEnumerable<string> before = node.Inputs.SelectMany(input => views.TryGetValue(input.Tensor, out ChannelView view) ? view.Operations : []);
            return new ChannelView(new(channels), new(before.Where(earlier => earlier != operation).Distinct().Append(operation)));
        }
    }
}
