using System.Globalization;
using ShuffleNet.Compiler.Lifetimes;

// Uses memory that others release: weights that are disposed, exchanged, dropped or damaged, in every way that there is to read
// them, while a thread collects garbage and runs finalisers without a pause. What goes wrong ends the process, so whoever asks
// runs this as a process of its own.
switch (args)
{
    case ["damaged", string folder, string count]:
        return DamagedFiles.Load(folder, int.Parse(count, CultureInfo.InvariantCulture));
    case ["hunt", string seconds, string corpus]:
        return Hunt.UnderAllSettings(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)), corpus);
    case ["hunt-once", string seconds, string corpus, string folder]:
        return Hunt.Once(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)), corpus, folder);
    default:
        Console.Error.WriteLine("damaged FOLDER COUNT | hunt SECONDS CORPUS | hunt-once SECONDS CORPUS FOLDER");
        return 2;
}
