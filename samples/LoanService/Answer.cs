using Lamina;

namespace LoanService;

/// <summary>What the service says about an application.</summary>
/// <param name="Defaults">Whether it is likelier to default than not.</param>
/// <param name="Probability">How likely a default is.</param>
internal sealed record Answer(bool Defaults, float Probability)
{
    public static Answer Of(Prediction<bool> prediction) => new(prediction.Value, prediction.Probability);
}
