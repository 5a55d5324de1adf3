namespace Lamina;

/// <summary>Reads what is where in an ONNX file. Whatever is in it, the answer is an index or an error.</summary>
internal static class ModelReader
{
    // ONNX knows no limit; real networks nest conditions in loops, three or four deep.
    private const int DeepestGraph = 32;

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The bytes are no ONNX model, or one that keeps tensors in other files.</exception>
    public static ModelIndex Read(byte[] bytes)
    {
        var index = new ModelIndex { Bytes = bytes };
        var hasGraph = false;
        var model = new ProtoReader(bytes, new ByteRange(0, bytes.Length));
        while (model.Next())
        {
            switch (model.Field)
            {
                case OnnxFields.Model.IrVersion or OnnxFields.Model.OpsetImport:
                    index.Header.Add(model.Whole);
                    break;
                case OnnxFields.Model.Functions:
                    ReadFunction(model.Enter());
                    index.Header.Add(model.Whole);
                    break;
                case OnnxFields.Model.Graph when hasGraph:
                    throw new InvalidDataException("it holds two graphs");
                case OnnxFields.Model.Graph:
                    hasGraph = true;
                    ReadGraph(model.Enter(), index);
                    break;
            }
        }

        if (index.Nodes.Count == 0)
            throw new InvalidDataException(hasGraph ? "its graph has no nodes" : "it holds no graph");
        return index;
    }

    private static void ReadGraph(ProtoReader graph, ModelIndex index)
    {
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case OnnxFields.Graph.Node:
                    AddNode(ReadNode(graph.Enter(), graph.Whole), index);
                    break;
                case OnnxFields.Graph.Name:
                    index.GraphName = graph.Whole;
                    break;
                case OnnxFields.Graph.Initializer:
                    index.Weights.Add(new NamedEntry(ReadTensor(graph.Enter()), graph.Whole));
                    break;
                case OnnxFields.Graph.SparseInitializer:
                    index.Weights.Add(new NamedEntry(ReadSparseTensor(graph.Enter()), graph.Whole));
                    break;
                case OnnxFields.Graph.Input:
                    index.Inputs.Add((ReadInput(graph.Enter()), graph.Whole));
                    break;
                case OnnxFields.Graph.ValueInfo:
                    index.ValueTypes.Add(new NamedEntry(ReadName(graph.Enter(), OnnxFields.ValueInfo.Name), graph.Whole));
                    break;
            }
        }
    }

    private static void AddNode(NodeEntry entry, ModelIndex index)
    {
        foreach (var output in entry.Node.Outputs)
        {
            if (!index.Producers.TryAdd(output, index.Nodes.Count))
                throw new InvalidDataException($"two nodes give the value \"{output}\"");
        }

        index.Nodes.Add(entry);
    }

    private static NodeEntry ReadNode(ProtoReader node, ByteRange place)
    {
        string name = "", @operator = "";
        var outputs = new List<string>();
        var reads = new HashSet<string>(StringComparer.Ordinal);
        while (node.Next())
        {
            switch (node.Field)
            {
                case OnnxFields.Node.Name:
                    name = node.Text();
                    break;
                case OnnxFields.Node.Operator:
                    @operator = node.Text();
                    break;
                case OnnxFields.Node.Output when node.Content.Length > 0:    // an empty name: an output that nobody wants
                    outputs.Add(node.Text());
                    break;
                case OnnxFields.Node.Input:
                    reads.Add(node.Text());
                    break;
                case OnnxFields.Node.Attribute:
                    ReadAttribute(node.Enter(), reads, depth: 1);
                    break;
            }
        }

        return new NodeEntry(new OnnxNode(name, @operator, outputs), reads, place);
    }

    /// <summary>Looks through a node of an inner graph or function for what it reads and for external tensors.</summary>
    private static void ReadInnerNode(ProtoReader node, HashSet<string> reads, int depth)
    {
        while (node.Next())
        {
            if (node.Field == OnnxFields.Node.Input)
                reads.Add(node.Text());
            else if (node.Field == OnnxFields.Node.Attribute)
                ReadAttribute(node.Enter(), reads, depth);
        }
    }

    private static void ReadAttribute(ProtoReader attribute, HashSet<string> reads, int depth)
    {
        while (attribute.Next())
        {
            switch (attribute.Field)
            {
                case OnnxFields.Attribute.Tensor or OnnxFields.Attribute.Tensors:
                    ReadTensor(attribute.Enter());
                    break;
                case OnnxFields.Attribute.SparseTensor or OnnxFields.Attribute.SparseTensors:
                    ReadSparseTensor(attribute.Enter());
                    break;
                case OnnxFields.Attribute.Graph or OnnxFields.Attribute.Graphs:
                    ReadInnerGraph(attribute.Enter(), reads, depth);
                    break;
            }
        }
    }

    /// <summary>The body of a condition or a loop. It may read every value of the graphs around it by name, and name one as its output.</summary>
    private static void ReadInnerGraph(ProtoReader graph, HashSet<string> reads, int depth)
    {
        if (depth > DeepestGraph)
            throw new InvalidDataException($"its graphs are nested more than {DeepestGraph} deep");
        while (graph.Next())
        {
            switch (graph.Field)
            {
                case OnnxFields.Graph.Node:
                    ReadInnerNode(graph.Enter(), reads, depth + 1);
                    break;
                case OnnxFields.Graph.Output:
                    reads.Add(ReadName(graph.Enter(), OnnxFields.ValueInfo.Name));
                    break;
                case OnnxFields.Graph.Initializer:
                    ReadTensor(graph.Enter());
                    break;
                case OnnxFields.Graph.SparseInitializer:
                    ReadSparseTensor(graph.Enter());
                    break;
            }
        }
    }

    private static void ReadFunction(ProtoReader function)
    {
        var reads = new HashSet<string>(StringComparer.Ordinal);
        while (function.Next())
        {
            if (function.Field == OnnxFields.Function.Node)
                ReadInnerNode(function.Enter(), reads, depth: 1);
            else if (function.Field == OnnxFields.Function.AttributeDefault)
                ReadAttribute(function.Enter(), reads, depth: 1);
        }
    }

    /// <summary>A tensor's name. Its numbers must be in this file: a path in a foreign file is not followed.</summary>
    private static string ReadTensor(ProtoReader tensor)
    {
        var name = "";
        var external = false;
        while (tensor.Next())
        {
            switch (tensor.Field)
            {
                case OnnxFields.Tensor.Name:
                    name = tensor.Text();
                    break;
                case OnnxFields.Tensor.ExternalData:
                    external = true;
                    break;
                case OnnxFields.Tensor.DataLocation:
                    external |= tensor.Number != 0;
                    break;
            }
        }

        return external
            ? throw new InvalidDataException($"its tensor \"{name}\" is stored in another file, which is not read. Save the network as one file (in Python: onnx.save_model(model, path, save_as_external_data=False))")
            : name;
    }

    private static string ReadSparseTensor(ProtoReader tensor)
    {
        var name = "";
        while (tensor.Next())
        {
            if (tensor.Field == OnnxFields.SparseTensor.Values)
                name = ReadTensor(tensor.Enter());
            else if (tensor.Field == OnnxFields.SparseTensor.Indices)
                ReadTensor(tensor.Enter());
        }

        return name;
    }

    private static string ReadName(ProtoReader message, int field)
    {
        var name = "";
        while (message.Next())
        {
            if (message.Field == field)
                name = message.Text();
        }

        return name;
    }

    private static OnnxInput ReadInput(ProtoReader value)
    {
        var name = "";
        var type = OnnxElementType.Unknown;
        List<OnnxDimension>? shape = null;
        while (value.Next())
        {
            if (value.Field == OnnxFields.ValueInfo.Name)
            {
                name = value.Text();
            }
            else if (value.Field == OnnxFields.ValueInfo.Type)
            {
                var kind = value.Enter();
                while (kind.Next())
                {
                    if (kind.Field == OnnxFields.Type.Tensor)
                        (type, shape) = ReadTensorType(kind.Enter());
                }
            }
        }

        return new OnnxInput(name, type, shape);
    }

    private static (OnnxElementType Type, List<OnnxDimension>? Shape) ReadTensorType(ProtoReader tensor)
    {
        var type = OnnxElementType.Unknown;
        List<OnnxDimension>? shape = null;
        while (tensor.Next())
        {
            if (tensor.Field == OnnxFields.TensorType.ElementType)
            {
                type = tensor.Number <= (ulong)OnnxElementType.UInt64 ? (OnnxElementType)tensor.Number : OnnxElementType.Unknown;
            }
            else if (tensor.Field == OnnxFields.TensorType.Shape)
            {
                shape = [];
                var dimensions = tensor.Enter();
                while (dimensions.Next())
                {
                    if (dimensions.Field == OnnxFields.Shape.Dimension)
                        shape.Add(ReadDimension(dimensions.Enter()));
                }
            }
        }

        return (type, shape);
    }

    private static OnnxDimension ReadDimension(ProtoReader dimension)
    {
        int? size = null;
        string? name = null;
        while (dimension.Next())
        {
            if (dimension.Field == OnnxFields.Dimension.Size)
            {
                // Some writers put -1 where a size is free.
                var number = unchecked((long)dimension.Number);
                if (number > int.MaxValue)
                    throw new InvalidDataException($"an input's dimension has the size {number}");
                size = number < 0 ? null : (int)number;
            }
            else if (dimension.Field == OnnxFields.Dimension.Name && dimension.Content.Length > 0)
            {
                name = dimension.Text();
            }
        }

        return new OnnxDimension(size, size is null ? name : null);
    }
}
