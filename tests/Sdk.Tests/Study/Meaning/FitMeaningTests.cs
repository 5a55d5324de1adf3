using System.Text.Json;
using Lamina;
using Sdk.Tests.Convolutions;
using Sdk.Tests.Training;
using Sdk.Tests.Words;

namespace Sdk.Tests.Study.Meaning;

public enum Shift
{
    Early,
    Late,
    Night,
}

/// <summary>A record of categories and a flag alone.</summary>
[Network(Hidden = [6], Activation = Activation.Tanh)]
public record Worker([Feature] Shift Shift, [Feature] string? Site, [Feature] bool Trained, [Label] bool Hurt)
{
    public static Worker[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var workers = new Worker[count];
        for (var i = 0; i < count; i++)
        {
            var (shift, trained) = ((Shift)random.Next(3), random.Next(2) == 0);
            var risk = (shift == Shift.Night ? 0.6 : 0.1) + (trained ? 0 : 0.3);
            workers[i] = new Worker(shift, random.Next(5) == 0 ? null : "S" + random.Next(3), trained, random.NextDouble() < risk);
        }

        return workers;
    }
}

/// <summary>Small fits of records of every kind.</summary>
public class FitMeaningTests
{
    private static readonly Lazy<ApplicantFit> Fit = new(() => ApplicantTraining.Fit(Applicant.Simulate(600), Quick.Options with { Epochs = 30 }));
    private static readonly Lazy<UnitReport> Report = new(() => Fit.Value.Explain());

    [Fact]
    public void A_planted_ratio_is_named()
    {
        Assert.Contains(Report.Value.Cards, card => card.Formula is { IsFollowed: true, Expression: "Debt / Income" or "Income / Debt" });
        var column = Assert.Single(Report.Value.Columns, column => column.Expression is "Debt / Income" or "Income / Debt");
        Assert.Contains(
            column.Code,
            (string[])["[Feature] public float? DebtPerIncome => Income == 0 ? null : Debt / Income;", "[Feature] public float? IncomePerDebt => Debt == 0 ? null : Income / Debt;"]);
    }

    [Fact]
    public void Every_kept_unit_has_a_card()
    {
        Assert.Equal(18, Report.Value.Cards.Count);
        Assert.Equal("Hidden1[0]", Report.Value.Cards[0].Unit);
        Assert.Equal(("Hidden2[5]", "", 2, 5), (Report.Value.Cards[17].Unit, Report.Value.Cards[17].Network, Report.Value.Cards[17].Layer, Report.Value.Cards[17].Index));
        Assert.Equal(600, Report.Value.Rows);
        Assert.Equal(600, Report.Value.ChoosingRows + Report.Value.ScoringRows);
    }

    [Fact]
    public void What_decides_moves_the_units_most()
    {
        var strongest = Report.Value.Cards.Where(card => card.State == UnitState.Distinct).Select(card => card.Inputs[0].Column).ToList();

        Assert.True(strongest.Count(column => column is "Debt" or "Income") > strongest.Count / 2);
        Assert.All(Report.Value.Cards.SelectMany(card => card.Inputs), input => Assert.True(double.IsFinite(input.Effect) && input.Effect > 0));
    }

    [Fact]
    public void An_input_is_measured_as_by_hand()
    {
        // A flag turned from false to true in every row, through the enricher itself.
        var workers = Worker.Simulate(200);
        var fit = WorkerTraining.Fit(workers, Quick.Options);
        var card = fit.Explain(new MeaningOptions { EffectRows = 200 }).Cards[0];
        var rows = MeaningRows.Read(fit.Rows, new MeaningOptions(), default);

        var moved = rows.Choosing.Average(row =>
            Math.Abs((double)fit.Enricher.Enrich(workers[row] with { Trained = true }).Hidden1[0] - fit.Enricher.Enrich(workers[row] with { Trained = false }).Hidden1[0]));
        var trained = Assert.Single(card.Inputs, input => input.Column == "Trained");
        Assert.Equal(moved / card.Activity.Deviation, trained.Effect, 4);
    }

    [Fact]
    public void Activity_is_that_of_the_rows()
    {
        var values = Fit.Value.Rows.Select(row => row.Hidden1[3]).ToArray();
        var activity = Report.Value.Cards[3].Activity;

        Assert.Equal(values.Average(value => (double)value), activity.Mean, 6);
        Assert.Equal(values.Max(), activity.Highest);
        Assert.Equal(values.Min(), activity.Lowest);
        Assert.Equal((double)values.Count(value => value > activity.Threshold) / values.Length, activity.ActiveShare, 9);
    }

    [Fact]
    public void The_same_fit_and_options_give_the_same_report()
    {
        var options = new MeaningOptions { Seed = 3, MaximumRows = 300, EffectRows = 20 };

        Assert.Equal(JsonSerializer.Serialize(Fit.Value.Explain(options)), JsonSerializer.Serialize(Fit.Value.Explain(options)));
        Assert.Equal(300, Fit.Value.Explain(options).Rows);
    }

    [Fact]
    public void A_report_goes_through_json()
    {
        var read = JsonSerializer.Deserialize<UnitReport>(JsonSerializer.Serialize(Report.Value))!;

        Assert.Equal(Report.Value.ToString(), read.ToString());
        Assert.Equal(Report.Value.Columns[0].Code, read.Columns[0].Code);
    }

    [Fact]
    public void A_formula_is_evaluated_on_a_raw_row()
    {
        var formula = Report.Value.Columns.First(column => column.Expression is "Debt / Income" or "Income / Debt").Formula!;
        var raw = RowBuffer.For(Fit.Value.Schema.Schema);
        ApplicantSchema.ReadFeatures(new Applicant(200, 50, 30, 0, Purpose.Car, null, null), raw);
        Assert.Equal(formula.Text == "Debt / Income" ? 0.25f : 4f, formula.Evaluate(raw));

        ApplicantSchema.ReadFeatures(new Applicant(200, null, 30, 0, Purpose.Car, null, null), raw);
        Assert.True(float.IsNaN(formula.Evaluate(raw)));
        ApplicantSchema.ReadFeatures(new Applicant(0, 0, 30, 0, Purpose.Car, null, null), raw);
        Assert.True(float.IsNaN(formula.Evaluate(raw)));
    }

    [Fact]
    public void Categories_and_flags_alone()
    {
        var report = WorkerTraining.Fit(Worker.Simulate(600), Quick.Options with { Epochs = 30 }).Explain();

        Assert.All(report.Cards.Where(card => card.Formula is not null), card => Assert.True(card.Formula!.Kind is FormulaKind.Value or FormulaKind.Column));
        Assert.Contains(report.Cards, card => card.Formula is { IsFollowed: true, Expression: "Shift is Night" or "Trained" });
        Assert.Empty(report.Columns);
        Assert.Equal(7, report.Tried);
    }

    [Fact]
    public void A_vector_moves_units_as_one()
    {
        var report = SignalTraining.Fit(Signal.Simulate(300), Quick.Options).Explain(new MeaningOptions { EffectRows = 40 });

        Assert.Equal(["Image", "Wave"], report.Cards.SelectMany(card => card.Inputs).Select(input => input.Column).Distinct().Order());
        Assert.Equal(8, report.Tried);
        Assert.All(report.Cards.Where(card => card.Formula is not null), card => Assert.Equal(FormulaKind.Column, card.Formula!.Kind));
    }

    [Fact]
    public void Images_sequences_texts_and_lists_move_units_as_one()
    {
        var scans = ScanTraining.Fit(Scan.Simulate(120), Quick.Options with { Epochs = 2 }).Explain(new MeaningOptions { EffectRows = 10, Inputs = 10 });
        var trips = TripTraining.Fit(Trip.Simulate(200), Quick.Options with { Epochs = 2 }).Explain(new MeaningOptions { EffectRows = 10, Inputs = 10 });

        Assert.Equal(["Age", "Motion", "Picture", "Pulse", "Site", "Weight"], scans.Cards.SelectMany(card => card.Inputs).Select(input => input.Column).Distinct().Order());
        Assert.Equal(["Airline", "Days", "Hotel", "Note", "Stops"], trips.Cards.SelectMany(card => card.Inputs).Select(input => input.Column).Distinct().Order());
    }

    [Fact]
    public void Several_networks_have_cards_of_their_own()
    {
        var fit = CallTraining.Fit(Call.Simulate(240), Quick.Options);

        var report = fit.Explain();

        Assert.Equal(24, report.Cards.Count);
        Assert.Equal(("Wide.Hidden1[0]", "Wide"), (report.Cards[0].Unit, report.Cards[0].Network));
        Assert.Equal("Deep.Hidden2[3]", report.Cards[23].Unit);
        Assert.Equal(fit.Rows.Max(row => row.Deep.Hidden2[3]), report.Cards[23].Activity.Highest);
    }

    [Fact]
    public void An_autoencoders_units_are_explained_too()
    {
        var report = GuestTraining.Fit(Guest.Simulate(300), Quick.Options with { Epochs = 30 }).Explain();

        Assert.Equal(28, report.Cards.Count);
        Assert.Contains(report.Cards, card => card.Formula is { IsFollowed: true });
    }

    [Fact]
    public void Groups_are_not_divided_and_later_rows_score()
    {
        var visits = VisitTraining.Fit(Visit.Simulate(200), Quick.Options);
        var byGroup = MeaningRows.Read(visits.Rows, new MeaningOptions(), default);
        Assert.Empty(byGroup.Choosing.Select(row => visits.Rows[row].Patient).Intersect(byGroup.Scoring.Select(row => visits.Rows[row].Patient)));

        var readings = ReadingTraining.Fit(Reading.Simulate(200), Quick.Options);
        var byTime = MeaningRows.Read(readings.Rows, new MeaningOptions(), default);
        Assert.True(byTime.Choosing.Max(row => readings.Rows[row].Taken) < byTime.Scoring.Min(row => readings.Rows[row].Taken));

        Assert.NotEmpty(visits.Explain().Cards);
        Assert.NotEmpty(readings.Explain().Cards);
    }

    [Fact]
    public void Rankings_and_several_labels_are_explained_too()
    {
        var offers = OfferTraining.Fit(Offer.Simulate(40), Quick.Options).Explain();
        var machines = MachineTraining.Fit(Machine.Simulate(200), Quick.Options).Explain();

        Assert.Equal(8, offers.Cards.Count);
        Assert.Equal(24, machines.Cards.Count);
        Assert.Equal(200, machines.Rows);
    }

    [Fact]
    public void A_fit_of_too_few_rows_and_a_stopped_study_say_so()
    {
        Assert.Throws<RowException>(() => ApplicantTraining.Fit(Applicant.Simulate(36), Quick.Options with { Epochs = 1 }).Explain());
        Assert.Throws<OperationCanceledException>(() => Fit.Value.Explain(cancellationToken: new CancellationToken(true)));
    }
}
