namespace Lamina;

/// <summary>The function that follows each hidden layer.</summary>
public enum Activation
{
    /// <summary><c>max(0, x)</c>.</summary>
    Relu,

    /// <summary><c>x * sigmoid(x)</c>, also called swish (Elfwing et al. 2018).</summary>
    Silu,

    /// <summary><c>x * Φ(x)</c> with the normal distribution function Φ (Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary><c>tanh(x)</c>.</summary>
    Tanh,

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    Sigmoid,

    /// <summary><c>x</c> where positive, <c>0.01 x</c> elsewhere.</summary>
    LeakyRelu,
}
