using ShuffleNet.Compiler;
using ShuffleNet.Compiler.Startup;

// startup FILE.snw: maps packed weights and classifies one image, as a command-line tool or a function that was just started does.
using Classifier network = Classifier.Load(args[0]);
float[] input = new float[Classifier.InputLength], logits = new float[Classifier.OutputLength];
StartupReport.Fill(input);
network.Run(input, logits);
StartupReport.Write(logits);

[ShuffleNet(ShuffleNetVersion.V1, Dialect = ShuffleNetDialect.Megvii)]
internal sealed partial class Classifier;
