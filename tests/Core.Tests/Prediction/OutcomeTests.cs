using Lamina;

namespace Core.Tests.Prediction;

public sealed class OutcomeTests
{
    [Fact]
    public void True_is_predicted_above_one_half_and_the_probability_is_always_that_of_true()
    {
        Assert.Equal(new Prediction<bool>(true, 0.51f), Outcome.Binary().Decide([0.51f]));
        Assert.Equal(new Prediction<bool>(false, 0.5f), Outcome.Binary().Decide([0.5f]));
        Assert.Equal("False (probability of true 0.100)", Outcome.Binary().Decide([0.1f]).ToString());
    }

    [Fact]
    public void The_likeliest_class_is_predicted_with_its_probability()
    {
        var prediction = Outcome.MultiClass<string>(PlanetFit.Create()).Decide([0.2f, 0.5f, 0.3f]);

        Assert.Equal("b", prediction.Value);
        Assert.Equal(0.5f, prediction.Probability);
        Assert.Equal([0.2f, 0.5f, 0.3f], prediction.Probabilities.ToArray());
        Assert.Equal("b (probability 0.500)", prediction.ToString());
    }

    [Fact]
    public void A_number_has_no_probability()
    {
        var prediction = Outcome.Regression().Decide([12.25f]);

        Assert.Equal(12.25f, prediction.Value);
        Assert.Equal(float.NaN, prediction.Probability);
        Assert.True(prediction.Probabilities.IsEmpty);
    }

    [Fact]
    public void Predictions_are_equal_where_they_say_the_same()
    {
        var outcome = Outcome.MultiClass<string>(PlanetFit.Create());

        Assert.True(outcome.Decide([0.2f, 0.5f, 0.3f]) == outcome.Decide([0.2f, 0.5f, 0.3f]));
        Assert.True(outcome.Decide([0.2f, 0.5f, 0.3f]) != outcome.Decide([0.3f, 0.5f, 0.2f]));
        Assert.Equal(Outcome.Regression().Decide([1]).GetHashCode(), Outcome.Regression().Decide([1]).GetHashCode());
    }

    [Fact]
    public void Classes_of_another_type_are_refused()
    {
        Assert.Throws<FitMismatchException>(() => Outcome.MultiClass<int>(PlanetFit.Create()));
        Assert.Throws<FitMismatchException>(() => Outcome.MultiClass<string>(RandomNetwork.OfPassengers().Fitted));
    }
}
