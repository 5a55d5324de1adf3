using Interop.Tests.Support;
using Lamina;

namespace Interop.Tests;

/// <summary>A photo whose kind depends on which of two pixels agree: what the foreign network happens to see.</summary>
public record Photo([Feature(Shape = [4])] float[] Pixels, [Label(LabelTask.MultiClass)] int Kind)
{
    [Feature(Shape = [4])]
    public float[] Seen { get; init; } = [];
}

/// <summary>From a foreign network's column to a prediction: for the rest of Lamina it is a vector as any other.</summary>
public sealed class PipelineTests
{
    [Fact]
    public void A_foreign_layer_is_a_column_of_the_whole_pipeline()
    {
        // ReLUs of sums and differences of the first two pixels.
        var network = new OnnxFile()
            .Input("pixels", OnnxElementType.Float, "batch", 4)
            .Weight("w", [4, 4], 1f, -1, 1, -1, 1, -1, -1, 1, 0, 0, 0, 0, 0, 0, 0, 0)
            .Node("matmul", "MatMul", ["pixels", "w"], ["sums"])
            .Node("relu", "Relu", ["sums"], ["seen"])
            .Node("end", "Softmax", ["seen"], ["end"])
            .Output("end")
            .ToNetwork();
        using var seen = network.CutAt<Photo>("relu", width: 4, inputs => inputs.Map("pixels", photo => photo.Pixels));

        var random = new Random(1);
        var photos = new Photo[800];
        for (var i = 0; i < photos.Length; i++)
        {
            var pixels = new float[4];
            for (var pixel = 0; pixel < pixels.Length; pixel++)
                pixels[pixel] = (2 * random.NextSingle()) - 1;
            photos[i] = new Photo(pixels, pixels[0] * pixels[1] > 0 ? 1 : 0);
        }

        var rows = seen.Apply(photos, (photo, activations) => photo with { Seen = activations });
        var split = rows.Split(test: 0.25, seed: 1);
        var fit = PhotoTraining.Fit(split.Train, new FitOptions { Seed = 1, Epochs = 3, Folds = 2, Threads = 1 });
        var model = LightGbm.Fit(fit.Rows, new LightGbmOptions { Threads = 1, Trees = 60 });
        Assert.True(model.Evaluate(fit.Enricher.Enrich(split.Test)).Accuracy > 0.9);
        Assert.Same(split.Train[0].Seen, fit.Rows[0].Seen);

        // In a service: compute the column, then predict.
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.lamina");
        try
        {
            fit.Enricher.With(model).Save(path);
            var predictor = PhotoPredictor.Load(path);
            var photo = photos[0] with { Kind = 0 };
            Assert.Equal(photos[0].Kind, predictor.Predict(photo with { Seen = seen.Compute(photo) }).Value);

            // The forgotten column is no column of zeros.
            Assert.Equal("Seen", Assert.Throws<RowException>(() => predictor.Predict(photo)).Column);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
