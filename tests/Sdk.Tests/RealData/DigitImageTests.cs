using Lamina;
using Xunit.Abstractions;

namespace Sdk.Tests.RealData;

[Trait("Category", "RealData")]
public class DigitImageTests(ITestOutputHelper output)
{
    /// <summary>Two folds and ten epochs, to be done in a moment: the defaults do better.</summary>
    [DataFact("optdigits")]
    public void Convolutions_read_97_of_100_digits_with_half_of_the_rows_to_each_network()
    {
        var fit = DigitImageTraining.Fit(
            DigitImage.Read(DataFactAttribute.PathOf("optdigits", "optdigits.tra")), new FitOptions { Seed = 1, Folds = 2, Epochs = 10 });
        var metrics = fit.Network.Evaluate(DigitImage.Read(DataFactAttribute.PathOf("optdigits", "optdigits.tes")));
        output.WriteLine($"{metrics}");
        Assert.InRange(metrics.Accuracy, 0.975, 1);
    }
}
