namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

[Detector(DetectorKind.FastestDet)]
public sealed partial class PublishedFastestDet;
