namespace Lamina;

/// <summary>The numbers of the fields of ONNX's messages that are read or written (onnx.proto of ONNX 1.19).</summary>
internal static class OnnxFields
{
    public static class Model
    {
        public const int IrVersion = 1;
        public const int ProducerName = 2;
        public const int Graph = 7;
        public const int OpsetImport = 8;
        public const int MetadataProps = 14;
        public const int Functions = 25;
    }

    public static class Opset
    {
        public const int Domain = 1;
        public const int Version = 2;
    }

    public static class Entry
    {
        public const int Key = 1;
        public const int Value = 2;
    }

    public static class Graph
    {
        public const int Node = 1;
        public const int Name = 2;
        public const int Initializer = 5;
        public const int Input = 11;
        public const int Output = 12;
        public const int ValueInfo = 13;
        public const int SparseInitializer = 15;
    }

    public static class Function
    {
        public const int Node = 7;
        public const int AttributeDefault = 11;
    }

    public static class Node
    {
        public const int Input = 1;
        public const int Output = 2;
        public const int Name = 3;
        public const int Operator = 4;
        public const int Attribute = 5;
        public const int Domain = 7;
    }

    public static class Attribute
    {
        public const int Name = 1;
        public const int Float = 2;
        public const int Number = 3;
        public const int Tensor = 5;
        public const int Graph = 6;
        public const int Floats = 7;
        public const int Numbers = 8;
        public const int Texts = 9;
        public const int Tensors = 10;
        public const int Graphs = 11;
        public const int Type = 20;
        public const int SparseTensor = 22;
        public const int SparseTensors = 23;
    }

    /// <summary>What an attribute holds, as its <see cref="Attribute.Type"/> says.</summary>
    public static class AttributeType
    {
        public const int Float = 1;
        public const int Number = 2;
        public const int Tensor = 4;
        public const int Floats = 6;
        public const int Numbers = 7;
        public const int Texts = 8;
    }

    public static class Tensor
    {
        public const int Dimension = 1;
        public const int ElementType = 2;
        public const int Name = 8;
        public const int RawData = 9;
        public const int ExternalData = 13;
        public const int DataLocation = 14;
    }

    public static class SparseTensor
    {
        public const int Values = 1;
        public const int Indices = 2;
    }

    public static class ValueInfo
    {
        public const int Name = 1;
        public const int Type = 2;
        public const int Description = 3;
    }

    public static class Type
    {
        public const int Tensor = 1;
    }

    public static class TensorType
    {
        public const int ElementType = 1;
        public const int Shape = 2;
    }

    public static class Shape
    {
        public const int Dimension = 1;
    }

    public static class Dimension
    {
        public const int Size = 1;
        public const int Name = 2;
    }
}
