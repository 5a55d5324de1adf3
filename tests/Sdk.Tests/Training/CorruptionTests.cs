using Lamina;
using static TorchSharp.torch;

namespace Sdk.Tests.Training;

/// <summary>The noise of denoising autoencoders: how many cells it reaches, and that a cell changes as a whole.</summary>
public class CorruptionTests
{
    private static readonly Guest[] Rows = Guest.Simulate(2000);
    private static readonly FittedSchema Fitted = RowEncoder.Fit<Guest, GuestSchema>(Rows);

    [Fact]
    public void Swapped_cells_hold_what_another_row_holds()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var batch = GuestTensors.From(Rows, Fitted);
        var noisy = Corrupt(batch, new NetworkDescriptor { SwapNoise = 0.3, Hidden = [1], Extract = [1], Activation = default, Normalization = default, Dropout = 0 });

        // Age has hardly two equal values: what changed is the share of cells that were swapped.
        Assert.Equal(0.3, (noisy[0] != batch.Numeric)[.., 0].to(ScalarType.Float32).mean().item<float>(), 0.04);

        // A day is seven numbers of one cell: they come from one row together.
        var known = Days(batch.Numeric);
        Assert.All(Days(noisy[0]), day => Assert.Contains(day, known));

        // A missing bill is missing with its indicator.
        var (bill, missing) = (NetworkState.ToArray(noisy[0][.., 1].contiguous()), NetworkState.ToArray(noisy[1].contiguous()));
        for (var i = 0; i < bill.Length; i++)
            Assert.True(missing[i] == 0 || bill[i] == 0);
    }

    [Fact]
    public void Masked_cells_are_missing()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var batch = GuestTensors.From(Rows, Fitted);
        var noisy = Corrupt(batch, new NetworkDescriptor { Masking = 0.5, Hidden = [1], Extract = [1], Activation = default, Normalization = default, Dropout = 0 });

        Assert.Equal(0.5, (noisy[0][.., 0] == Held.Of(0)).to(ScalarType.Float32).mean().item<float>(), 0.04);
        Assert.Equal(0.5, (noisy[TensorBatch.FirstCategory] == Held.Of(1)).to(ScalarType.Float32).mean().item<float>(), 0.04);
        var share = batch.Indicators.mean().item<float>();
        Assert.Equal(share + (0.5 * (1 - share)), noisy[1].mean().item<float>(), 0.04);
    }

    [Fact]
    public void Normal_noise_has_its_deviation_and_leaves_the_batch_as_it_was()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var batch = GuestTensors.From(Rows, Fitted);
        var before = NetworkState.ToArray(batch.Numeric);
        var noisy = Corrupt(batch, new NetworkDescriptor { GaussianNoise = 0.2, Hidden = [1], Extract = [1], Activation = default, Normalization = default, Dropout = 0 });

        Assert.Equal(0.2, (noisy[0] - batch.Numeric).std().item<float>(), 0.01);
        Assert.Equal(before, NetworkState.ToArray(batch.Numeric));
        Assert.True(noisy[TensorBatch.FirstCategory].equal(batch.Meal).all().item<bool>());
    }

    private static Tensor[] Corrupt(GuestTensors batch, NetworkDescriptor descriptor) => new Corruption(Fitted, descriptor).Of(batch);

    private static HashSet<string> Days(Tensor numeric)
    {
        var values = NetworkState.ToArray(numeric[.., 2..].contiguous());
        var width = (int)numeric.shape[1] - 2;
        return [.. Enumerable.Range(0, values.Length / width).Select(row => string.Join(' ', values[(row * width)..((row + 1) * width)]))];
    }
}
