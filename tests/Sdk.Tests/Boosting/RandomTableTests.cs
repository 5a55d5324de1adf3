using Lamina;
using Microsoft.ML.Data;

namespace Sdk.Tests.Boosting;

/// <summary>
/// Random tables, random options, rows with anything missing or unknown: ML.NET, the trees that were read, and LightGBM itself with the text
/// model say the same of every row.
/// </summary>
public sealed class RandomTableTests : IDisposable
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(path);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Two_outcomes(int seed)
    {
        var random = new Random(seed);
        var share = Share(random);
        Applicant[] train = [.. Applicant.Simulate(500, seed).Select(row => Strange(row, random, share))];
        Applicant[] test = [.. Applicant.Simulate(400, seed + 100).Select(row => Strange(row, random, 0.3))];
        var fitted = Rows.FitOf(train);
        Require<Applicant, ApplicantSchema, Binary>(fitted, train, test, random);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Several_classes(int seed)
    {
        var random = new Random(seed);
        var share = Share(random);
        Plant[] train = [.. Plant.Simulate(500, seed).Select(row => Strange(row, random, share))];
        Plant[] test = [.. Plant.Simulate(400, seed + 100).Select(row => Strange(row, random, 0.3))];
        Require<Plant, PlantSchema, MultiClass<string>>(RowEncoder.Fit<Plant, PlantSchema>(train), train, test, random);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Numbers(int seed)
    {
        var random = new Random(seed);
        var share = Share(random);
        Sale[] train = [.. Sale.Simulate(500, seed).Select(row => Strange(row, random, share))];
        Sale[] test = [.. Sale.Simulate(400, seed + 100).Select(row => Strange(row, random, 0.3))];
        Require<Sale, SaleSchema, Regression>(RowEncoder.Fit<Sale, SaleSchema>(train), train, test, random);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_order_within_groups(int seed)
    {
        var random = new Random(seed);
        Offer[] train = [.. Offer.Simulate(120, seed).OrderBy(offer => offer.Customer).Select(row => Strange(row, random, Share(random)))];
        Offer[] test = [.. Offer.Simulate(60, seed + 100).Select(row => Strange(row, random, 0.3))];
        Require<Offer, OfferSchema, Ranking>(RowEncoder.Fit<Offer, OfferSchema>(train), train, test, random);
    }

    private void Require<TRow, TSchema, TTask>(FittedSchema fitted, TRow[] train, TRow[] test, Random random)
        where TSchema : struct, IRowSchema<TRow>
        where TTask : struct
    {
        var options = Rows.Options with
        {
            Trees = 1 + random.Next(60),
            Leaves = Pick(random, 2, 8, 31, 40, 100),
            MinimumRowsInLeaf = Pick(random, 1, 5, 20),
            MaximumBins = Pick(random, 4, 255),
            MinimumRowsInCategory = Pick(random, 1, 20),
            RowShare = Pick(random, 0.5, 1),
        };
        var view = RowDataView.Of(Rows.Raw<TRow, TSchema, TTask>(fitted, train, default));
        var strange = view.With(Rows.Raw<TRow, TSchema, TTask>(fitted, test, default));
        var layout = view.Table.Layout;
        var task = view.Table.Task;
        var trainers = new LightGbmTrainers(options, layout, task, threads: 1);
        var model = trainers.Fit(view, null, options.Trees)!;
        using var saved = trainers.Save(model);
        float[] unscaled = [.. Enumerable.Repeat(1f, layout.NumberCount)];
        var builder = new TreeEnsembleBuilder(layout, unscaled);
        foreach (var (trees, score) in LightGbmModelReader.Read(saved).Select((trees, score) => (trees, score)))
            trees.ForEach(tree => builder.Add(tree, score));
        var ensemble = builder.Build();

        var outputs = ensemble.ScoreCount;
        var scored = model.Transform(strange);
        var expected = outputs == 1
            ? scored.GetColumn<float>("Score").ToArray()
            : scored.GetColumn<float[]>("Score").SelectMany(static scores => scores).ToArray();
        LightGbmText.Save(path, layout, new BoostedTrees(layout, ensemble, 0.5));
        using var native = new NativeLightGbm(path);
        var (actual, matrix) = (new double[test.Length * outputs], new float[test.Length * native.Columns]);
        for (var i = 0; i < test.Length; i++)
        {
            ensemble.Score(strange.Table.ValuesOf(i), strange.Table.CodesOf(i), actual.AsSpan(i * outputs, outputs));
            Columns<TRow, TSchema>(fitted, test[i], i).CopyTo(matrix, i * native.Columns);
        }

        Assert.Equal(actual, native.Scores(matrix));
        var probabilities = new float[outputs];
        var largest = expected.Max(Math.Abs);
        for (var i = 0; i < test.Length; i++)
        {
            var scores = actual.AsSpan(i * outputs, outputs);
            ScoreTransform.Apply(task == TaskKind.MultiClass ? task : TaskKind.Regression, 1, scores, probabilities);
            for (var output = 0; output < outputs; output++)
                Assert.Equal(expected[(i * outputs) + output], probabilities[output], 1e-5 * largest);
        }
    }

    // The row as a user of the text model writes it: what is missing stays missing, and codes are those of the vocabulary.
    private static float[] Columns<TRow, TSchema>(FittedSchema fitted, TRow row, int position)
        where TSchema : struct, IRowSchema<TRow>
    {
        var raw = RowBuffer.For(fitted.Schema);
        FeatureReader.Read<TRow, TSchema>(in row, position, fitted.Schema, raw);
        var codes = new float[fitted.Vocabularies.Count];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = fitted.Vocabularies[i].IndexOf(raw.Keys[i]);
        return [.. raw.Numbers, .. codes];
    }

    private static double Share(Random random) => Pick(random, 0, 0.05, 0.4);

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static Applicant Strange(Applicant row, Random random, double share) => row with
    {
        Income = random.NextDouble() < share ? float.NaN : row.Income,
        Debt = random.NextDouble() < share ? null : row.Debt,
        Purpose = random.NextDouble() < share ? (Purpose)9 : row.Purpose,
        Branch = random.NextDouble() < share ? (random.Next(2) == 0 ? null : "?" + random.Next(1_000)) : row.Branch,
    };

    private static Plant Strange(Plant row, Random random, double share) => row with
    {
        Height = random.NextDouble() < share ? null : row.Height,
        Light = random.NextDouble() < share ? float.NaN : row.Light,
        Soil = random.NextDouble() < share ? null : row.Soil,
        Region = random.NextDouble() < share ? (random.Next(2) == 0 ? null : "?" + random.Next(1_000)) : row.Region,
    };

    private static Sale Strange(Sale row, Random random, double share) => row with
    {
        // Far above 2^24 ML.NET sends missing numbers wrong, see MlNetEqualityTests.
        LotValue = random.NextDouble() < share ? null : row.LotValue / 1e6,
        Area = random.NextDouble() < share ? null : row.Area,
        Agent = random.NextDouble() < share ? 1_000 + random.Next(100) : row.Agent,
    };

    private static Offer Strange(Offer row, Random random, double share) => row with
    {
        Price = random.NextDouble() < share ? float.NaN : row.Price,
        Kind = random.NextDouble() < share ? "?" + random.Next(1_000) : row.Kind,
    };
}
