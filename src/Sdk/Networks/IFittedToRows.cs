namespace Lamina;

/// <summary>A module with parts that are not learned by gradients but read off the rows a network is trained on.</summary>
internal interface IFittedToRows
{
    /// <summary>Reads them off.</summary>
    /// <param name="training">The rows that the network is trained on, and no others.</param>
    /// <param name="fitted">The encoders.</param>
    void FitTo(TensorBatch training, FittedSchema fitted);
}
