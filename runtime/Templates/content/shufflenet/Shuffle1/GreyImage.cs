using System.Text;

/// <summary>Reads binary PGM files, the simplest there are; for photographs take an image library.</summary>
public static class GreyImage
{
    /// <summary>The pixels, row by row.</summary>
    /// <exception cref="InvalidDataException">The file is no PGM of the network's size.</exception>
    public static byte[] Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        byte[] header = Encoding.ASCII.GetBytes($"P5\n{Classifier.InputWidth} {Classifier.InputHeight}\n255\n");
        return bytes.AsSpan().StartsWith(header) && bytes.Length == header.Length + Classifier.InputLength
            ? bytes[header.Length..]
            : throw new InvalidDataException($"{path}: no grey binary PGM of {Classifier.InputWidth}x{Classifier.InputHeight} pixels");
    }
}
