namespace Lamina;

/// <summary>Networks with settings of their own, where the network alone is an arm: rows are typed, arms are not.</summary>
internal abstract class NetworkTrials
{
    /// <summary>The loss of networks with some settings, learned from a part of the training rows, on the rest of them.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="parts">The part to learn from and the rest, as positions of training rows.</param>
    /// <param name="metric">What is measured.</param>
    public abstract double Loss(FitOptions options, PositionSplit parts, StudyMetric metric);

    /// <summary>The outputs of networks with some settings, learned from all training rows, for the test rows, <c>[rows, outputs]</c>.</summary>
    public abstract float[] Predict(FitOptions options);
}
