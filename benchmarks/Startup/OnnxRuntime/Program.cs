using Microsoft.ML.OnnxRuntime;
using ShuffleNet.Compiler.Startup;

// startup FILE.onnx: the same program on ONNX Runtime, one thread.
using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
using InferenceSession session = new(args[0], options);
float[] input = new float[3 * 224 * 224];
StartupReport.Fill(input);
using OrtValue image = OrtValue.CreateTensorValueFromMemory(input, [1, 3, 224, 224]);
using RunOptions run = new();
using IDisposableReadOnlyCollection<OrtValue> outputs = session.Run(run, ["input"], [image], ["output"]);
StartupReport.Write(outputs[0].GetTensorDataAsSpan<float>());
