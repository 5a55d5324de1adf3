using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lamina;

namespace Sdk.Tests.Training;

public class DeterminismTests
{
    private static readonly Applicant[] Rows = Applicant.Simulate(300);

    [Fact]
    public void The_same_seed_gives_the_same_bits_twice() => Assert.Equal(FingerprintOfAFit(), FingerprintOfAFit());

    [Fact]
    public void The_same_seed_gives_the_same_bits_in_another_process() =>
        Assert.Equal(FingerprintOfAFit(), SecondProcess.Run("fingerprint"));

    [Fact]
    public void Another_seed_gives_other_networks()
    {
        var one = ApplicantTraining.Fit(Rows, Quick.Options);
        var two = ApplicantTraining.Fit(Rows, Quick.Options with { Seed = 2 });
        Assert.NotEqual(one.Rows[0].Hidden2, two.Rows[0].Hidden2);
    }

    [Fact]
    public void Training_before_leaves_no_trace()
    {
        var first = FingerprintOfAFit();
        PlaceTraining.Fit(Place.Simulate(120), Quick.Options with { Seed = 9 });
        TorchSharp.torch.rand(100).Dispose();
        Assert.Equal(first, FingerprintOfAFit());
    }

    /// <summary>A hash of every bit that a fit leaves: out-of-fold activations, new rows, a boosted model's probabilities.</summary>
    internal static string FingerprintOfAFit()
    {
        var fit = ApplicantTraining.Fit(Rows, Quick.Options);
        var test = fit.Enricher.Enrich(Applicant.Simulate(50, seed: 2));
        var model = LightGbm.Fit(fit.Rows, new LightGbmOptions { Threads = 1, Trees = 20 });
        var values = new List<float>();
        foreach (var row in fit.Rows.Concat(test))
        {
            values.AddRange(row.Hidden1.AsSpan());
            values.AddRange(row.Hidden2.AsSpan());
            values.Add(row.NetworkPrediction);
        }

        values.AddRange(test.Select(row => model.Predict(row).Probability));
        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values))));
    }
}
