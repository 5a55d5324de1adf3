using Microsoft.ML;
using Microsoft.ML.Transforms.Text;

namespace Messages;

/// <summary>What word vectors are held against: TF-IDF weights of words and pairs of words, and logistic regression, by ML.NET.</summary>
internal static class WordFrequencies
{
    /// <summary>The area under the ROC curve on test messages.</summary>
    public static double Measure(IEnumerable<Message> train, IEnumerable<Message> test)
    {
        var context = new MLContext(seed: 1);
        var featurizer = context.Transforms.Text.FeaturizeText(
            "Features",
            new TextFeaturizingEstimator.Options
            {
                WordFeatureExtractor = new WordBagEstimator.Options { NgramLength = 2, Weighting = NgramExtractingEstimator.WeightingCriteria.TfIdf },
                CharFeatureExtractor = null,
            },
            nameof(Labelled.Text));
        var pipeline = featurizer.Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression());
        var model = pipeline.Fit(Load(context, train));
        return context.BinaryClassification.Evaluate(model.Transform(Load(context, test))).AreaUnderRocCurve;
    }

    private static IDataView Load(MLContext context, IEnumerable<Message> messages) =>
        context.Data.LoadFromEnumerable(messages.Select(message => new Labelled { Text = message.Text, Label = message.Spam }));

    private sealed class Labelled
    {
        public string Text { get; init; } = "";

        public bool Label { get; init; }
    }
}
