namespace ShuffleNet.Compiler.Samples.Detection;

/// <summary>
/// FastestDet as published: 80 classes of COCO, 352x352. Its weights are embedded, hence the constructor without parameters.
/// </summary>
[Detector(DetectorKind.FastestDet)]
internal sealed partial class Detector;
