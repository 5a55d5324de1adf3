using Lamina;

namespace Sdk.Tests.Boosting;

/// <summary>From training to a loaded predictor, with networks and trees that were really trained.</summary>
public sealed class PipelineTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Fact]
    public void A_loaded_predictor_says_what_the_model_says_of_enriched_rows()
    {
        var fit = ApplicantTraining.Fit(Applicant.Simulate(300), Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Rows.Options);
        var test = Applicant.Simulate(200, seed: 2);
        test[0] = test[0] with { Branch = "B99", Debt = null, Defaulted = null };

        fit.Enricher.With(model).Save(path);
        var predictor = ApplicantPredictor.Load(path);

        Assert.Equal(model.Predict(fit.Enricher.Enrich(test)), predictor.Predict(test));
        Assert.Equal(model.Predict(fit.Enricher.Enrich(test[0])), predictor.Predict(test[0]));
    }

    [Fact]
    public void Several_classes_survive_saving()
    {
        var fit = PlaceTraining.Fit(Place.Simulate(300), Quick.Options);
        var model = LightGbm.Fit(fit.Rows, Rows.Options);
        var test = Place.Simulate(100, seed: 2);

        fit.Enricher.With(model).Save(path);

        Assert.Equal(model.Predict(fit.Enricher.Enrich(test)), PlacePredictor.Load(path).Predict(test));
    }

    [Fact]
    public void A_model_of_one_fit_does_not_go_with_the_enricher_of_another()
    {
        var fit = ApplicantTraining.Fit(Applicant.Simulate(200), Quick.Options);
        var other = ApplicantTraining.Fit(Applicant.Simulate(200, seed: 2), Quick.Options);

        Assert.Throws<FitMismatchException>(() => other.Enricher.With(LightGbm.Fit(fit.Rows, Rows.Options)));
    }
}
