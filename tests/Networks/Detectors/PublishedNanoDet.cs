namespace ShuffleNet.Compiler.Tests.Networks.Detectors;

[Detector(DetectorKind.NanoDet, InputHeight = 416, InputWidth = 416)]
public sealed partial class PublishedNanoDet;
