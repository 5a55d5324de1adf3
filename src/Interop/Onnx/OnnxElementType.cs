using System.Diagnostics.CodeAnalysis;

namespace Lamina;

/// <summary>What the elements of a tensor are, numbered as ONNX numbers them.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "The names are those of ONNX.")]
public enum OnnxElementType
{
    /// <summary>The file does not say, or it is no tensor of a type that is listed here.</summary>
    Unknown = 0,

    /// <summary>32-bit floating-point numbers.</summary>
    Float = 1,

    /// <summary>Unsigned 8-bit whole numbers.</summary>
    UInt8 = 2,

    /// <summary>8-bit whole numbers.</summary>
    Int8 = 3,

    /// <summary>Unsigned 16-bit whole numbers.</summary>
    UInt16 = 4,

    /// <summary>16-bit whole numbers.</summary>
    Int16 = 5,

    /// <summary>32-bit whole numbers.</summary>
    Int32 = 6,

    /// <summary>64-bit whole numbers.</summary>
    Int64 = 7,

    /// <summary>Texts.</summary>
    String = 8,

    /// <summary>Flags.</summary>
    Bool = 9,

    /// <summary>16-bit floating-point numbers.</summary>
    Float16 = 10,

    /// <summary>64-bit floating-point numbers.</summary>
    Double = 11,

    /// <summary>Unsigned 32-bit whole numbers.</summary>
    UInt32 = 12,

    /// <summary>Unsigned 64-bit whole numbers.</summary>
    UInt64 = 13,
}
