using Lamina;
using Sdk.Tests.Convolutions;
using TorchSharp;

namespace Sdk.Tests.Training;

/// <summary>Every kind of network trains on a GPU with one option, to about the loss of the CPU, and enriches without it.</summary>
public class DeviceTests
{
    private static readonly FitOptions Options = Quick.Options with { Epochs = 15 };
    private static readonly FitOptions OnGpu = Options with { Device = torch.CUDA };

    [CudaFact]
    public void Embeddings_and_dense_layers() => AssertAlike(options => ApplicantTraining.Fit(Applicant.Simulate(400), options).Histories);

    [CudaFact]
    public void Bins_members_and_several_numbers() => AssertAlike(options => TidePostTraining.Fit(TidePost.Simulate(400), options).Histories);

    [CudaFact]
    public void Several_labels_of_which_any_may_be_true() => AssertAlike(options => MachineTraining.Fit(Machine.Simulate(400), options with { Mixup = 0.2, LabelSmoothing = 0.1 }).Histories);

    [CudaFact]
    public void Autoencoders_with_noise() => AssertAlike(options => GuestTraining.Fit(Guest.Simulate(400), options).Histories);

    [CudaFact]
    public void Images_and_ragged_sequences() => AssertAlike(options => ScanTraining.Fit(Scan.Simulate(200), options).Histories);

    [CudaFact]
    public void Averaged_weights_and_batch_normalisation() => AssertAlike(options => FlatTraining.Fit(Flat.Simulate(400), options with { WeightAveraging = 0.3 }).Histories);

    [CudaFact]
    public void What_was_trained_on_a_gpu_enriches_and_predicts_without_it()
    {
        var fit = ApplicantTraining.Fit(Applicant.Simulate(400), OnGpu);
        var model = LightGbm.Fit(fit.Rows, new() { Seed = 1, Trees = 20, EarlyStoppingRounds = 0 });
        Assert.True(model.Evaluate(fit.Enricher.Enrich(Applicant.Simulate(200, seed: 2))).Auc > 0.6);
    }

    // The same weights to begin with and the same batches; rounding and dropout differ.
    private static void AssertAlike(Func<FitOptions, IReadOnlyList<TrainingHistory>> train)
    {
        var expected = train(Options);
        var actual = train(OnGpu);
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++)
            Assert.InRange(actual[i].ValidationLoss.Min(), 0, (1.3 * expected[i].ValidationLoss.Min()) + 0.05);
    }
}
