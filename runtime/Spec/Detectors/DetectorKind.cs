namespace ShuffleNet.Compiler;

/// <summary>A published object detector on a ShuffleNet backbone (docs/detection.md).</summary>
public enum DetectorKind
{
    /// <summary>
    /// FastestDet (dog-qiuqiu): the stages joined at stride 16, a spatial pyramid of depthwise convolutions, one level without anchors.
    /// Published with V2 0.5x of the authors' dialect at 352x352.
    /// </summary>
    FastestDet = 0,

    /// <summary>
    /// NanoDet-m (RangiLyu, legacy configurations): sums of the enlarged and reduced stages, one level for each, boxes as distributions of
    /// the distances to their sides. Published with V2 1x of torchvision's dialect and LeakyReLU, at 320x320 and 416x416.
    /// </summary>
    NanoDet = 1,

    /// <summary>
    /// NanoDet-Plus-m (RangiLyu): as NanoDet with ghost blocks between the stages and a fourth level. Published with the same backbone at
    /// 320x320 and 416x416.
    /// </summary>
    NanoDetPlus = 2,

    /// <summary>
    /// Yolo-FastestV2 (dog-qiuqiu): stages of stride 16 and 32, boxes from anchors. Published with V2 0.5x of the authors' dialect at
    /// 352x352.
    /// </summary>
    YoloFastestV2 = 3,
}
