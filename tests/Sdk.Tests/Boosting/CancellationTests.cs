using Lamina;

namespace Sdk.Tests.Boosting;

public sealed class CancellationTests
{
    private static readonly Applicant[] Train = Applicant.Simulate(2_000);
    private static readonly RawRow<Applicant, ApplicantSchema, Binary>[] Data = Rows.Raw(Rows.FitOf(Train), Train);

    [Fact]
    public void A_training_cancelled_in_the_middle_leaves_nothing_and_the_next_one_is_as_ever()
    {
        var expected = LightGbm.Fit(Data, Rows.Options).Trees.Leaves.ToArray();
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        Assert.ThrowsAny<OperationCanceledException>(
            () => LightGbm.Fit(Data, Rows.Options with { Trees = 500 }, cancellationToken: source.Token));

        Assert.Equal(expected, LightGbm.Fit(Data, Rows.Options).Trees.Leaves.ToArray());
    }
}
