using Lamina;
using TorchSharp;

namespace Sdk.Tests.Training;

public class TorchSessionTests
{
    [Fact]
    public void The_generator_and_the_threads_are_as_before_once_it_ends()
    {
        NativeTorch.EnsureLoaded();
        torch.manual_seed(7);
        var expected = Draw();
        torch.manual_seed(7);
        var threads = torch.get_num_threads();
        using (TorchSession.Begin(threads + 1, null, CancellationToken.None))
        {
            Assert.Equal(threads + 1, torch.get_num_threads());
            torch.manual_seed(99);
            Draw();
        }

        Assert.Equal(threads, torch.get_num_threads());
        Assert.Equal(expected, Draw());
    }

    [Fact]
    public void A_whole_fit_leaves_the_generator_alone()
    {
        NativeTorch.EnsureLoaded();
        torch.manual_seed(7);
        var expected = Draw();
        torch.manual_seed(7);
        PlaceTraining.Fit(Place.Simulate(60), Quick.Options with { Epochs = 1 });
        Assert.Equal(expected, Draw());
    }

    [Fact]
    public async Task Waiting_for_another_training_can_be_cancelled()
    {
        using var inside = new ManualResetEventSlim();
        using var leave = new ManualResetEventSlim();
        var other = Task.Run(() =>
        {
            using var session = TorchSession.Begin(1, null, CancellationToken.None);
            inside.Set();
            leave.Wait();
        });
        inside.Wait();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        Assert.ThrowsAny<OperationCanceledException>(() => ApplicantTraining.Fit(Applicant.Simulate(60), Quick.Options, cancellationToken: source.Token));

        leave.Set();
        await other;
    }

    private static float[] Draw()
    {
        using var drawn = torch.rand(5);
        return drawn.data<float>().ToArray();
    }
}
