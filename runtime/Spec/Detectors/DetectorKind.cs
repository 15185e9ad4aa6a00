namespace ShuffleNet.Compiler;

/// <summary>A published object detector on a ShuffleNet backbone (docs/detection.md).</summary>
public enum DetectorKind
{
    /// <summary>
    /// FastestDet (dog-qiuqiu): the stages joined at stride 16, a spatial pyramid of depthwise convolutions, one level without anchors.
    /// Published with V2 0.5x of the authors' dialect at 352x352.
    /// </summary>
    FastestDet = 0,
}
