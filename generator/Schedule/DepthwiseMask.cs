namespace ShuffleNet.Compiler.Generator.Schedule;

/// <summary>Inputs under a tap that may lie beside the plane.</summary>
/// <param name="Tap">Of a row of the window.</param>
/// <param name="Vector">Of those of the tile.</param>
/// <param name="Left">Whether some may lie left of the plane.</param>
/// <param name="Right">Whether some may lie right of it.</param>
internal readonly record struct DepthwiseMask(int Tap, int Vector, bool Left, bool Right);
