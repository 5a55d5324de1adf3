using Benchmarks.Serving;

namespace Benchmarks.Pipeline;

/// <summary><see cref="Narrow"/> as ML.NET reads rows.</summary>
internal sealed class NarrowInput
{
    public static string[] Columns { get; } = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"];

    public float A { get; set; }

    public float B { get; set; }

    public float C { get; set; }

    public float D { get; set; }

    public float E { get; set; }

    public float F { get; set; }

    public float G { get; set; }

    public float H { get; set; }

    public float I { get; set; }

    public float J { get; set; }

    public static NarrowInput Of(Narrow row) => new()
    {
        A = row.A,
        B = row.B,
        C = row.C,
        D = row.D,
        E = row.E,
        F = row.F,
        G = row.G,
        H = row.H,
        I = row.I,
        J = row.J,
    };
}

/// <summary>What ML.NET says about it.</summary>
internal sealed class NarrowOutput
{
    public float Probability { get; set; }
}
