using System.Numerics;

namespace Lamina;

/// <summary>
/// Says for each input of a foreign network how it is read from a row. Numbers may be of any type: whole ones go into every input, others into
/// inputs of floating-point numbers. They go in as they are; the network expects them scaled as they were when it was trained.
/// </summary>
/// <typeparam name="TRow">The rows.</typeparam>
public sealed class OnnxMapping<TRow>
{
    private const int MostValues = 1 << 28;     // a gigabyte of float32

    private readonly OnnxNetwork network;
    private readonly Dictionary<string, MappedInput<TRow>> mapped = new(StringComparer.Ordinal);

    internal OnnxMapping(OnnxNetwork network)
    {
        this.network = network;
    }

    /// <summary>Maps an input to one or more numbers of a row, in this order.</summary>
    /// <typeparam name="T">The numbers' type.</typeparam>
    /// <param name="input">The input's name.</param>
    /// <param name="numbers">The numbers; as many as the input has behind its batch.</param>
    /// <returns>This mapping.</returns>
    /// <exception cref="OnnxException">There is no such input, it is mapped already, or it does not take that many numbers of this type.</exception>
    public OnnxMapping<TRow> Map<T>(string input, params Func<TRow, T>[] numbers)
        where T : struct, INumberBase<T>
    {
        RequireEach(numbers);
        return Add(input, null, new NumberReader<TRow, T>(numbers));
    }

    /// <summary>Maps an input to a vector of a row.</summary>
    /// <typeparam name="T">The numbers' type.</typeparam>
    /// <param name="input">The input's name. Only its batch may be free; where more is, name the shape.</param>
    /// <param name="vector">The vector; as long as all dimensions behind the batch take together.</param>
    /// <returns>This mapping.</returns>
    /// <exception cref="OnnxException">There is no such input, it is mapped already, it does not take this type, or its shape is not known.</exception>
    public OnnxMapping<TRow> Map<T>(string input, Func<TRow, T[]?> vector)
        where T : struct, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(vector);
        return Add(input, null, new VectorReader<TRow, T>(vector));
    }

    /// <inheritdoc cref="Map{T}(string, Func{TRow, T[]})"/>
    public OnnxMapping<TRow> Map<T>(string input, Func<TRow, ReadOnlyMemory<T>> vector)
        where T : struct, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(vector);
        return Add(input, null, new MemoryReader<TRow, T>(vector));
    }

    /// <summary>Maps an input whose shape the file leaves free to a vector of a row.</summary>
    /// <typeparam name="T">The numbers' type.</typeparam>
    /// <param name="input">The input's name.</param>
    /// <param name="shape">Its dimensions for one row, without the batch.</param>
    /// <param name="vector">The vector; as long as all dimensions take together.</param>
    /// <returns>This mapping.</returns>
    /// <exception cref="OnnxException">There is no such input, it is mapped already, or it does not take this type or this shape.</exception>
    public OnnxMapping<TRow> Map<T>(string input, int[] shape, Func<TRow, T[]?> vector)
        where T : struct, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(vector);
        return Add(input, shape, new VectorReader<TRow, T>(vector));
    }

    /// <inheritdoc cref="Map{T}(string, int[], Func{TRow, T[]})"/>
    public OnnxMapping<TRow> Map<T>(string input, int[] shape, Func<TRow, ReadOnlyMemory<T>> vector)
        where T : struct, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(vector);
        return Add(input, shape, new MemoryReader<TRow, T>(vector));
    }

    /// <summary>Maps an input whose shape the file leaves free to one or more numbers of a row, in this order.</summary>
    /// <typeparam name="T">The numbers' type.</typeparam>
    /// <param name="input">The input's name.</param>
    /// <param name="shape">Its dimensions for one row, without the batch; empty for a single number.</param>
    /// <param name="numbers">The numbers; as many as all dimensions take together.</param>
    /// <returns>This mapping.</returns>
    /// <exception cref="OnnxException">There is no such input, it is mapped already, or it does not take this type or this shape.</exception>
    public OnnxMapping<TRow> Map<T>(string input, int[] shape, params Func<TRow, T>[] numbers)
        where T : struct, INumberBase<T>
    {
        ArgumentNullException.ThrowIfNull(shape);
        RequireEach(numbers);
        return Add(input, shape, new NumberReader<TRow, T>(numbers));
    }

    /// <summary>The mapped inputs of a cut network, in its order.</summary>
    /// <exception cref="OnnxException">One is not mapped, or there are none.</exception>
    internal MappedInput<TRow>[] For(IReadOnlyList<OnnxInput> inputs, string value)
    {
        if (inputs.Count == 0)
            throw new OnnxException($"{network.Path}: the value \"{value}\" depends on no input: it is the same for every row.");
        var missing = inputs.Where(input => !mapped.ContainsKey(input.Name)).ToList();
        if (missing.Count > 0)
        {
            throw new OnnxException(
                $"{network.Path}: the value \"{value}\" depends on {string.Join(" and on ", missing)}, which no Map names. "
                + "Map every input that the value depends on.");
        }

        return [.. inputs.Select(input => mapped[input.Name])];
    }

    private static void RequireEach<T>(Func<TRow, T>[] numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        if (numbers.Length == 0)
            throw new ArgumentException("No function is given. Pass one for each number of the input.", nameof(numbers));
        foreach (var number in numbers)
            ArgumentNullException.ThrowIfNull(number, nameof(numbers));
    }

    private OnnxMapping<TRow> Add(string name, int[]? shape, InputReader<TRow> reader)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var input = network.Inputs.FirstOrDefault(input => input.Name == name)
            ?? throw new OnnxException($"{network.Path}: the network has no input \"{name}\". It has {string.Join(", ", network.Inputs)}.");
        RequireType(input, reader);
        var (batch, behind) = ShapeOf(input, shape);
        var length = 1L;
        foreach (var size in (ReadOnlySpan<int>)[batch ?? 1, .. behind])
        {
            length *= size;
            if (length > MostValues)
                throw new OnnxException($"{network.Path}: the input {input} takes more than {MostValues} numbers at once.");
        }

        length /= batch ?? 1;

        if (reader.Count is { } count && count != length)
        {
            throw new OnnxException(
                $"{network.Path}: the input {input} takes {length} numbers for each row (the first dimension is the batch), but is mapped to {count}.");
        }

        if (!mapped.TryAdd(name, new MappedInput<TRow>(input, batch, behind, (int)length, reader)))
            throw new OnnxException($"{network.Path}: the input \"{name}\" is mapped twice. Map it once; several numbers go into one Map.");
        return this;
    }

    private void RequireType(OnnxInput input, InputReader<TRow> reader)
    {
        if (input.Type is not (OnnxElementType.Float or OnnxElementType.Double or OnnxElementType.Int64 or OnnxElementType.Int32 or OnnxElementType.UInt8))
            throw new OnnxException($"{network.Path}: the input {input} is of a type that cannot be mapped. Float, Double, Int64, Int32 and UInt8 can.");
        if (!reader.HoldsWholeNumbers && input.Type is not (OnnxElementType.Float or OnnxElementType.Double))
            throw new OnnxException($"{network.Path}: the input {input} takes whole numbers, but is mapped to {reader.NumberType}. Map it to whole numbers: int, long, byte.");
    }

    /// <summary>How many rows a batch must have (null where it is free), and the shape behind it.</summary>
    private (int? Batch, int[] Behind) ShapeOf(OnnxInput input, int[]? shape)
    {
        if (shape is not null && Array.Exists(shape, size => size < 1))
            throw new OnnxException($"{network.Path}: the shape [{string.Join(", ", shape)}] for the input {input} has a dimension below 1.");
        if (input.Shape is not { } declared)
            return (null, shape ?? throw Free(input));
        if (declared.Count == 0)
            throw new OnnxException($"{network.Path}: the input {input} has no batch: it is one number for all rows. A network with such an input cannot be mapped.");
        if (shape is not null && shape.Length != declared.Count - 1)
        {
            throw new OnnxException(
                $"{network.Path}: the input {input} has {declared.Count - 1} dimensions behind its batch, but is mapped with the shape [{string.Join(", ", shape)}].");
        }

        var behind = new int[declared.Count - 1];
        for (var i = 0; i < behind.Length; i++)
        {
            var size = declared[i + 1].Size;
            behind[i] = size ?? shape?[i] ?? throw Free(input);
            if (shape is not null && shape[i] != behind[i])
                throw new OnnxException($"{network.Path}: the input {input} cannot have the shape [{string.Join(", ", shape)}] behind its batch.");
            if (behind[i] < 1)
                throw new OnnxException($"{network.Path}: the input {input} takes nothing: a dimension is 0.");
        }

        if (declared[0].Size is 0)
            throw new OnnxException($"{network.Path}: the input {input} takes no rows.");
        return (declared[0].Size, behind);
    }

    private OnnxException Free(OnnxInput input) => new(
        $"{network.Path}: the input {input} has a free dimension behind its batch. Say how large it is: Map(\"{input.Name}\", [8, 8], row => ...), without the batch.");
}
