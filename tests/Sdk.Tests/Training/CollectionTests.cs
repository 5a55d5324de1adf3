using Lamina;

namespace Sdk.Tests.Training;

/// <summary>Nothing that libtorch reads is freed under it: trainings give the same bits while garbage is collected all the time.</summary>
public class CollectionTests
{
    private static readonly FitOptions Options = Quick.Options with { Folds = 2 };

    [Fact]
    public void Rows_of_numbers_and_categories() => AssertSame(() =>
        ApplicantTraining.Fit(Applicant.Simulate(300), Options with { Pretraining = 1, WeightAveraging = 0.5, Mixup = 0.2, LabelSmoothing = 0.1 }).Rows.Select(row => row.Hidden2.ToArray()));

    [Fact]
    public void Numbers_to_be_predicted() => AssertSame(() =>
        FlatTraining.Fit(Flat.Simulate(300), Options).Rows.Select(row => row.Hidden2.ToArray()));

    private static void AssertSame(Func<IEnumerable<float[]>> fit)
    {
        var expected = fit().ToArray();
        using var ended = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        collector.Start();
        try
        {
            for (var i = 0; i < 3; i++)
                Assert.Equal(expected, fit());
        }
        finally
        {
            ended.Cancel();
            collector.Join();
        }
    }
}
