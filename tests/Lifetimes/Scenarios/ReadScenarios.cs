using ShuffleNet.Compiler.Import;

namespace ShuffleNet.Compiler.Lifetimes.Scenarios;

/// <summary>Every way to read weights, of a mapping that nobody holds but the read itself.</summary>
internal static class ReadScenarios
{
    public static Scenario[] Of(Sample sample)
    {
        byte[] damaged = [.. sample.Content];
        damaged[^1] ^= 1;
        string damagedPath = sample.Path + ".damaged";
        File.WriteAllBytes(damagedPath, damaged);
        return
        [
            new("copy", () =>
            {
                float[] floats = new float[sample.Floats.Length];
                sample.Map().CopyTo(floats);
                sample.CheckFloats(floats);
            }),
            new("read", () => sample.Map().Read(sample, static (floats, right) => right.CheckFloats(floats))),
            new("read and dispose", () =>
            {
                PackedWeights weights = sample.Map();
                weights.Read((weights, sample), static (floats, both) =>
                {
                    both.weights.Dispose();
                    both.sample.CheckFloats(floats);
                });
            }),
            new("save", () =>
            {
                MemoryStream saved = new();
                sample.Map().Save(saved);
                Sample.Check(saved.ToArray().AsSpan().SequenceEqual(sample.Content), "the saved bytes");
            }),
            new("unpack", () =>
            {
                float[] floats = new float[sample.Floats.Length];
                PackedWeights.Load(sample.Map().Unpack(), Sample.Layout).CopyTo(floats);
                sample.CheckFloats(floats);
            }),
            new("export", () =>
            {
                MemoryStream model = new();
                ModelExporter.WriteSafetensors(ResidualNetwork.Load(sample.Path), model);
                ModelExporter.WriteOnnx(ResidualNetwork.Load(sample.Path), model);
            }),
            new("load a copy", () =>
            {
                PackedWeights ofFile = PackedWeights.Load(sample.Path, Sample.Layout, WeightLoading.Copy);
                PackedWeights ofStream = PackedWeights.Load(new MemoryStream(sample.Content), Sample.Layout);
                Collector.Outlast(() =>
                {
                    float[] floats = new float[sample.Floats.Length];
                    ofFile.CopyTo(floats);
                    sample.CheckFloats(floats);
                    ofStream.CopyTo(floats);
                    sample.CheckFloats(floats);
                });
            }),
            new("refuse", () =>
            {
                try
                {
                    PackedWeights.Load(damagedPath, Sample.Layout);
                    Sample.Check(false, "a damaged file and a whole one");
                }
                catch (WeightException)
                {
                    // What is expected.
                }
            }),
        ];
    }
}
