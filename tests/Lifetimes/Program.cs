using ShuffleNet.Compiler.Lifetimes;

// Does what must not end a process, while another thread collects garbage and runs finalisers without a pause. Tests run it as a
// process of its own: a failure is a crash.
switch (args)
{
    case ["damaged", string folder, string count]:
        return DamagedFiles.Load(folder, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
    default:
        Console.Error.WriteLine("damaged FOLDER COUNT");
        return 2;
}
