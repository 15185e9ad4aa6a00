string path = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "example.pgm");
using Classifier network = new();
int best = network.Predict(GreyImage.Read(path));
Console.WriteLine($"{path}: {Classifier.NameOf(best)}");
