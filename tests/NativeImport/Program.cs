using ShuffleNet.Compiler;
using ShuffleNet.Compiler.Import;
using ShuffleNet.Compiler.NativeImport;

// native-import FASHION.safetensors FOLDER: the importer as native code. The weights go from the file through ONNX and
// safetensors and back; each time they have to be the ones that the build packed, bit by bit, where they stand in the program.
using Network embedded = new();
using (Stream resource = typeof(Network).Assembly.GetManifestResourceStream("ShuffleNet.Compiler.NativeImport.Network.snw")!)
{
    Check("the packed weights stand in memory as they are", resource is UnmanagedMemoryStream);
}

using Network trained = Load(args[0]);
string model = Path.Combine(args[1], "network.onnx");
using (FileStream file = File.Create(model))
{
    ModelExporter.WriteOnnx(trained, file);
}

string tensors = Path.Combine(args[1], "network.safetensors");
using (FileStream file = File.Create(tensors))
{
    ModelExporter.WriteSafetensors(trained, file);
}

using Network fromModel = Load(model);
using Network fromTensors = Load(tensors);
try
{
    Load(typeof(Program).Assembly.GetName().Name!).Dispose();
    Check("a file that is not there is an exception", false);
}
catch (FileNotFoundException)
{
    Check("a file that is not there is an exception", true);
}

float[] before = Floats(embedded.Weights);
embedded.Weights.Dispose();
using Network again = new();
Check("weights that somebody disposed are there again for the next instance", Floats(again.Weights).AsSpan().SequenceEqual(before));

Network Load(string path)
{
    using ModelFile file = ModelFile.Open(path, new ModelOptions { InputHeight = Network.InputHeight, InputWidth = Network.InputWidth });
    Console.WriteLine($"{file.Format}: {file.Attribute}");
    Network network = file.Load<Network>();
    Check(
        $"{file.Format} holds the weights that the build packed", Floats(network.Weights).AsSpan().SequenceEqual(Floats(embedded.Weights)));
    return network;
}

static float[] Floats(PackedWeights weights)
{
    float[] floats = new float[weights.Layout.Length];
    weights.CopyTo(floats);
    return floats;
}

static void Check(string what, bool good)
{
    Console.WriteLine($"{(good ? "ok" : "FAILED")}: {what}");
    Environment.ExitCode = good ? Environment.ExitCode : 1;
}
