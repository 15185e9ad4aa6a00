namespace ShuffleNet.Compiler.Tool;

/// <summary>Image files as a network takes them.</summary>
internal sealed class ImagePreparation
{
    private readonly ImagePreprocessor _preprocessor;

    /// <exception cref="ToolException">The recipe contradicts itself.</exception>
    public ImagePreparation(PreprocessOptions recipe)
    {
        try
        {
            _preprocessor = new ImagePreprocessor(recipe);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(ExitCode.Usage, $"preprocessing: {exception.Message}", exception);
        }
    }

    /// <exception cref="ToolException">The file is missing, no image, or smaller than the crop.</exception>
    public void Run(string path, Span<float> destination)
    {
        Photograph image = Photograph.Read(path);
        try
        {
            _preprocessor.Run(image.Pixels, image.Width, image.Height, image.Width * 3, PixelFormat.Rgb, destination);
        }
        catch (ArgumentException exception)
        {
            throw new ToolException(ExitCode.Input, $"{path}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc cref="Run(string, Span{float})"/>
    public float[] Run(string path)
    {
        float[] input = new float[_preprocessor.OutputLength];
        Run(path, input);
        return input;
    }
}
