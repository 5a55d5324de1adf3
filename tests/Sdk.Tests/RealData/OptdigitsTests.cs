using Lamina;
using Xunit.Abstractions;

namespace Sdk.Tests.RealData;

[Trait("Category", "RealData")]
public class OptdigitsTests(ITestOutputHelper output)
{
    [DataFact("optdigits")]
    public void The_network_alone_reads_96_of_100_digits()
    {
        var fit = DigitTraining.Fit(Digit.Read(DataFactAttribute.PathOf("optdigits", "optdigits.tra")), new FitOptions { Seed = 1 });
        var metrics = fit.Network.Evaluate(Digit.Read(DataFactAttribute.PathOf("optdigits", "optdigits.tes")));
        output.WriteLine($"{metrics}");
        Assert.InRange(metrics.Accuracy, 0.96, 1);
    }
}
