using ShuffleNet.Compiler.Tests.Packaging.Samples;
using ShuffleNet.Compiler.Tests.Packaging.Tool;

namespace ShuffleNet.Compiler.Tests.Packaging.Docs;

/// <summary>Every command of the documentation, with who runs it. Blocks marked <c>sh run</c> are run page by page instead.</summary>
internal static class DocumentedCommands
{
    private const string Machine = "a measurement: minutes on a machine that does nothing else";
    private const string Training = "needs PyTorch, which the tests do not, and an hour";
    private const string Photographs = "dotnet run -c Release --no-build --project samples/ImageNet -- \"${photographs[@]}\"";

    public static IReadOnlyList<DocumentedCommand> All { get; } =
    [
        new("git clone <this repository> shufflenet-compiler && cd shufflenet-compiler", RunBy.Nobody, "the address is the reader's"),
        new("dotnet build -c Release", RunBy.Ci, "dotnet build -c Release"),
        new("dotnet test -c Release", RunBy.Ci, "dotnet test -c Release"),
        new("dotnet pack -c Release -o packages", RunBy.Ci, "dotnet pack -c Release"),
        new("dotnet test -c Release -p:Stage=long", RunBy.Ci, "tests -p:Stage=long"),
        new("dotnet test -c Release -p:Stage=sweep", RunBy.Nobody, "the same tests over all sizes and more values: hours"),
        new("dotnet test -c Release --project tests/Packaging", RunBy.Ci, "tests --project tests/Packaging"),
        new(
            "tests/Generator/bin/Release/net10.0/ShuffleNet.Compiler.Tests.Generator -class \"*PlannerTests\"",
            RunBy.Nobody,
            "an example of a filter"),
        new(
            "SNC_SOURCES=before tests/Generator/bin/Release/net10.0/ShuffleNet.Compiler.Tests.Generator -explicit only -method "
                + "\"*Write_Sources\"",
            RunBy.Nobody, "it is for comparing two revisions"),
        new(
            "nice -n 10 tests/Networks/bin/Release/net10.0/ShuffleNet.Compiler.Tests.Networks -explicit only -trait Stage=sweep -class "
                + "\"*.Properties.*\"",
            RunBy.Nobody, "the same tests with more values: minutes"),
        new(".ci/run", RunBy.Nobody, "it runs this test"),
        new("tests/Fuzz/run.sh", RunBy.Nobody, "fuzzing: half an hour; the tests replay what it kept"),
        new("tests/Fuzz/run.sh 100000 onnx ncnn", RunBy.Nobody, "fuzzing, the same for two targets"),
        new("tests/Fuzz/run.sh merge", RunBy.Nobody, "it replaces the kept inputs"),

        new("dotnet run -c Release --project samples/Fashion", RunBy.Test),
        new("dotnet run -c Release --project samples/ImageNet -- --weights FILE IMAGE…", RunBy.Ci, Photographs),
        new("dotnet run -c Release --project samples/ImageNet -- --weights FILE --images DIR --labels FILE.tsv", RunBy.Ci, Photographs),
        new("dotnet publish -c Release -r linux-arm64", RunBy.Ci, "publish tests/NativeAot $machine"),

        new("shufflenet inspect model.onnx", RunBy.Tool),
        new("shufflenet convert model.pth -o model.onnx", RunBy.Tool),
        new("shufflenet run model.safetensors photo.jpg --labels labels.txt", RunBy.Tool),
        new("dotnet run -c Release --project samples/Detection", RunBy.OtherTest, nameof(DetectionSampleTests)),
        new(
            "shufflenet evaluate nanodet_m_416.ckpt --input 416x416 --images photos --labels labels.tsv",
            RunBy.OtherTest, nameof(DetectTests)),
        new("shufflenet report \"V1 g3 0.5x megvii\" -o report.html", RunBy.Tool),
        new("dotnet pack runtime/Tool -c Release -o packages", RunBy.OtherTest, nameof(ToolPackageTests)),
        new("dotnet tool install --global ShuffleNet.Compiler.Tool --add-source packages", RunBy.OtherTest, nameof(ToolPackageTests)),

        new("dotnet new install packages/ShuffleNet.Compiler.Templates.0.1.0.nupkg", RunBy.OtherTest, nameof(TemplateTests)),
        new("dotnet new shufflenet -n Clothes", RunBy.OtherTest, nameof(TemplateTests)),

        new("dotnet publish samples/NativeLibrary -c Release -r linux-x64 -o publish/native-library", RunBy.Ci, "publish $sample $machine"),
        new(
            "dotnet run -c Release --project samples/Fashion -- --check --export publish/native-library",
            RunBy.Ci,
            "--check --export \"$export\""),
        new(
            "gcc -std=gnu11 -I samples/NativeLibrary/include samples/NativeLibrary/c/classify.c -o publish/native-library/classify -L "
                + "publish/native-library -lshufflenet -Wl,-rpath,'$ORIGIN'",
            RunBy.Ci, "compile \"$compiler\" \"$library\" $program"),
        new(
            "gzip -dc samples/Fashion/images/first-200-images.idx.gz | publish/native-library/classify "
                + "publish/native-library/fashion.snw publish/native-library/logits.f32",
            RunBy.Ci, "gzip -dc $images | run \"$library/classify\""),
        new(
            "python3 samples/NativeLibrary/python/classify.py publish/native-library/libshufflenet.so publish/native-library/fashion.snw "
                + "samples/Fashion/images/first-200-images.idx.gz publish/native-library/logits.f32",
            RunBy.Ci, "python3 $sample/python/classify.py"),

        new("apt-get install clang lld llvm gcc-aarch64-linux-gnu qemu-user", RunBy.Ci, "packages=(clang lld llvm"),
        new("dotnet publish samples/Fashion -c Release -r linux-arm64 -o publish/pi", RunBy.Ci, "publish samples/Fashion $machine"),
        new(
            "qemu-aarch64 -cpu cortex-a72 -L /usr/aarch64-linux-gnu publish/pi/Fashion --check",
            RunBy.Ci,
            "run \"$work/Fashion-$machine/Fashion\" $machine --check"),
        new("scp publish/pi/Fashion pi@raspberrypi.local:", RunBy.Nobody, "needs a Raspberry Pi"),
        new("ssh pi@raspberrypi.local ./Fashion --check", RunBy.Nobody, "needs a Raspberry Pi; .ci/run runs the same file under qemu"),
        new("ssh pi@raspberrypi.local ./Fashion", RunBy.Nobody, "needs a Raspberry Pi; .ci/run runs the same file under qemu"),

        new("dotnet run -c Release --project benchmarks -- compare", RunBy.Nobody, Machine, "compare"),
        new(
            "dotnet run -c Release --project benchmarks -- compare [--networks a,b] [--threads 1] [--json FILE]",
            RunBy.Nobody,
            Machine,
            "compare"),
        new("dotnet run -c Release --project benchmarks -- compare --threads 2 --networks v1-1x-g3", RunBy.Nobody, Machine, "compare"),
        new("dotnet run -c Release --project benchmarks -- profile --network v1-1x-g3", RunBy.Nobody, Machine, "profile"),
        new("dotnet run -c Release --project benchmarks -- startup", RunBy.Nobody, Machine, "startup"),
        new("dotnet run -c Release --project benchmarks -- startup [--starts 41]", RunBy.Nobody, Machine, "startup"),
        new("dotnet run -c Release --project benchmarks -- bdn --filter '*'", RunBy.Nobody, Machine, "bdn"),
        new(
            "benchmarks/arm64/count.sh [--core cortex-a72] [--layers] [--kernels] [--mca] [NETWORK...]",
            RunBy.Ci,
            "benchmarks/arm64/count.sh\n"),
        new("benchmarks/arm64/count.sh --spills MACHINE...", RunBy.Ci, "benchmarks/arm64/count.sh --spills"),

        new("cd samples/train", RunBy.Nobody, Training),
        new("python3 ablation.py run --seeds 2 --epochs 6 --images 20000", RunBy.Nobody, Training),
        new(
            "dotnet run -c Release --project ../../benchmarks -- experiments --csv results/ablation.csv",
            RunBy.Nobody,
            Machine,
            "experiments"),
        new("python3 ablation.py chart --seeds 2 --epochs 6 --images 20000", RunBy.Nobody, Training),
    ];
}
