using System.Globalization;

namespace ShuffleNet.Compiler.Import.Ncnn;

/// <summary>The numbered parameters of a layer: <c>0=24</c>, or <c>-23300=2,58,-233</c> for number 0 as a list.</summary>
internal sealed class NcnnParameters
{
    private const int ListBase = -23300;

    private readonly Dictionary<int, double[]> _values = [];

    private NcnnParameters()
    {
    }

    /// <summary>Null where a word is no parameter, or one that is there already.</summary>
    public static NcnnParameters? Parse(IEnumerable<string> words)
    {
        NcnnParameters parameters = new();
        foreach (string word in words)
        {
            string[] parts = word.Split('=');
            if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int key))
            {
                return null;
            }

            double[]? values = Numbers(parts[1]);
            bool isList = key <= ListBase;
            if (values is null || (isList ? values[0] != values.Length - 1 : values.Length != 1))
            {
                return null;
            }

            if (!parameters._values.TryAdd(isList ? ListBase - key : key, isList ? values[1..] : values))
            {
                return null;
            }
        }

        return parameters;
    }

    public bool Has(int key) => _values.ContainsKey(key);

    public double Number(int key, double otherwise) =>
        _values.TryGetValue(key, out double[]? values) && values.Length > 0 ? values[0] : otherwise;

    /// <summary>An integer; -1000000 stands for what is none, and fits nothing.</summary>
    public int Integer(int key, int otherwise)
    {
        double number = Number(key, otherwise);
        return number == Math.Floor(number) && Math.Abs(number) < int.MaxValue ? (int)number : -1_000_000;
    }

    public IReadOnlyList<double> List(int key) => _values.GetValueOrDefault(key) ?? [];

    private static double[]? Numbers(string text)
    {
        string[] words = text.Split(',');
        double[] numbers = new double[words.Length];
        for (int index = 0; index < words.Length; index++)
        {
            if (!double.TryParse(words[index], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[index]))
            {
                return null;
            }
        }

        return numbers;
    }
}
