using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Lamina;

/// <summary>
/// A step of a pipeline of ML.NET that adds what the networks of a fit learned. Fitting it learns nothing: it looks at the types of the columns. What it fits into is
/// made of ML.NET's own transforms, so that it can be saved.
/// </summary>
public sealed class LaminaEstimator : IEstimator<ITransformer>
{
    // The columns that the networks read stand beside the data's own for a moment, converted.
    private const string InputPrefix = "Lamina.Input.";

    private readonly TransformsCatalog catalog;
    private readonly string record;
    private readonly byte[] model;
    private readonly IReadOnlyList<OnnxInput> inputs;
    private readonly string[] outputs;

    internal LaminaEstimator(TransformsCatalog catalog, FittedNetwork network, string prefix)
    {
        this.catalog = catalog;
        record = network.Fitted.Schema.Name;
        using var stream = new MemoryStream();
        network.ExportOnnx(stream, new OnnxExportOptions { InputPrefix = InputPrefix, OutputPrefix = prefix });
        model = stream.ToArray();
        inputs = OnnxNetwork.Read(model, record).Inputs;
        outputs = [.. EnrichedPart.Of(network.Fitted).Select(part => prefix + part.Name)];
    }

    /// <summary>The names of the columns that it adds.</summary>
    public IReadOnlyList<string> OutputColumns => outputs;

    /// <summary>Makes the transformer.</summary>
    /// <param name="input">The data; only its schema is looked at.</param>
    /// <exception cref="OnnxException">A column is missing, or is of a type that the networks cannot take: the message names it.</exception>
    public ITransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return Build(name => input.Schema.GetColumnOrNull(name) is { } column ? ItemOf(column.Type) : null).Fit(input);
    }

    /// <summary>The schema with the added columns.</summary>
    /// <param name="inputSchema">The schema of the data.</param>
    /// <exception cref="OnnxException">A column is missing, or is of a type that the networks cannot take: the message names it.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        return Build(TypeOf).GetOutputSchema(inputSchema);

        DataViewType? TypeOf(string name)
        {
            foreach (var column in inputSchema)
            {
                if (column.Name == name)
                    return column.IsKey ? null : column.ItemType;
            }

            return null;
        }
    }

    private EstimatorChain<ColumnSelectingTransformer> Build(Func<string, DataViewType?> typeOf)
    {
        var texts = new List<InputOutputColumnPair>();
        var numbers = new List<InputOutputColumnPair>();
        var wholeNumbers = new List<InputOutputColumnPair>();
        foreach (var input in inputs)
        {
            var name = input.Name[InputPrefix.Length..];
            var type = typeOf(name) ?? throw Refuse(input, name, "is not there, or holds keys");
            var isText = type is TextDataViewType;
            var isNumber = type is NumberDataViewType or BooleanDataViewType;
            if (input.Type == OnnxElementType.String ? !isText : !isNumber)
                throw Refuse(input, name, $"is of type {type}");
            (input.Type == OnnxElementType.String ? texts : input.Type == OnnxElementType.Int64 ? wholeNumbers : numbers).Add(new InputOutputColumnPair(input.Name, name));
        }

        IEstimator<ITransformer> chain = new EstimatorChain<ITransformer>();
        if (numbers.Count > 0)
            chain = chain.Append(catalog.Conversion.ConvertType([.. numbers], DataKind.Single));
        if (wholeNumbers.Count > 0)
            chain = chain.Append(catalog.Conversion.ConvertType([.. wholeNumbers], DataKind.Int64));
        foreach (var text in texts)
            chain = chain.Append(catalog.CopyColumns(text.OutputColumnName, text.InputColumnName));
        string[] read = [.. inputs.Select(input => input.Name)];
        return chain
            .Append(catalog.ApplyOnnxModel(outputs, read, new MemoryStream(model)))
            .Append(catalog.DropColumns(read));
    }

    private OnnxException Refuse(OnnxInput input, string name, string what)
    {
        var wanted = input.Type switch
        {
            OnnxElementType.String => "text",
            OnnxElementType.Int64 => "integers",
            _ => name.Contains('.', StringComparison.Ordinal) ? "numbers: ML.NET takes no moment apart, so load its parts" : "numbers",
        };
        return new OnnxException($"The column {name} of the data, which the networks of {record} read, {what}. Load it as {wanted}, or bring it there with CopyColumns, ConvertType or MapKeyToValue.");
    }

    private static DataViewType? ItemOf(DataViewType type) => type switch
    {
        VectorDataViewType vector => ItemOf(vector.ItemType),
        KeyDataViewType => null,
        _ => type,
    };
}
