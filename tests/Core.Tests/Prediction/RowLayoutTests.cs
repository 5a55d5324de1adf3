using Lamina;

namespace Core.Tests.Prediction;

public sealed class RowLayoutTests
{
    private static readonly Passenger[] Rows = Passenger.Simulate(80);
    private static readonly FittedSchema Fitted = RowEncoder.Fit<Passenger, PassengerSchema>(Rows);

    [Fact]
    public void Slots_are_numbers_then_one_hot_categories_then_activations()
    {
        var layout = SmallBooster.Layout(Fitted, activations: true);
        var names = layout.SlotNames();

        Assert.Equal(["Class", "Age", "Fare", "Boarded.Year", "Boarded.Month", "Boarded.Day", "Boarded.Weekday"], names[..7]);
        Assert.Equal(["Sex=(unknown)", "Sex=(missing)", "Sex=Female", "Sex=Male", "Ticket=(unknown)", "Ticket=(missing)"], names[7..13]);
        Assert.Equal(["Hidden2[0]", "Hidden2[1]", "Hidden2[2]", "Hidden2[3]", "NetworkPrediction"], names[^5..]);
        Assert.Equal(names.Length, layout.SlotCount);
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(7 + 4 + Fitted.Vocabularies[1].Size + 5, layout.SlotCount);
    }

    [Fact]
    public void A_raw_layout_has_no_activations()
    {
        var layout = SmallBooster.Layout(Fitted);

        Assert.Equal(0, layout.ActivationCount);
        Assert.Equal(7 + 4 + Fitted.Vocabularies[1].Size, layout.SlotCount);
        Assert.DoesNotContain("NetworkPrediction", layout.SlotNames());
    }

    [Fact]
    public void Predictions_of_several_classes_are_named_by_class() =>
        Assert.Equal(
            ["Size", "Hidden1[0]", "Hidden1[1]", "NetworkPrediction[a]", "NetworkPrediction[b]", "NetworkPrediction[c]"],
            SmallBooster.Layout(PlanetFit.Create(), activations: true).SlotNames());

    [Fact]
    public void Rare_values_beyond_the_cap_count_as_unknown()
    {
        var fills = new float[Fitted.Schema.NumberCount];
        var layout = new RowLayout(Fitted, false, fills, RowLayout.WidthsOf(Fitted, 3));
        var frequent = Fitted.Vocabularies[1].Names[2];
        var rare = Fitted.Vocabularies[1].Names[3];

        Assert.Equal(Vocabulary.FirstValue + 2, Encode(layout, Passenger.Example with { Ticket = frequent }).Codes[1]);
        Assert.Equal(Vocabulary.Unknown, Encode(layout, Passenger.Example with { Ticket = rare }).Codes[1]);
        Assert.Equal(Vocabulary.Unknown, Encode(layout, Passenger.Example with { Ticket = "never" }).Codes[1]);
        Assert.Equal(Vocabulary.Missing, Encode(layout, Passenger.Example with { Ticket = null }).Codes[1]);
    }

    [Fact]
    public void A_missing_number_is_filled_where_the_trees_know_none()
    {
        var fills = new float[Fitted.Schema.NumberCount];
        Array.Fill(fills, float.NaN);
        var open = new RowLayout(Fitted, false, [.. fills], RowLayout.WidthsOf(Fitted, 10));
        fills[SmallBooster.AgeNumber] = 33;
        var filled = new RowLayout(Fitted, false, fills, RowLayout.WidthsOf(Fitted, 10));
        var row = Passenger.Example with { Age = null };

        Assert.Equal(float.NaN, Encode(open, row).Values[SmallBooster.AgeNumber]);
        Assert.Equal(33, Encode(filled, row).Values[SmallBooster.AgeNumber]);
    }

    [Fact]
    public void Every_slot_is_found_again()
    {
        var layout = SmallBooster.Layout(Fitted, activations: true);

        for (var slot = 0; slot < layout.SlotCount; slot++)
        {
            if (layout.TryFindCategory(slot, out var category, out var code))
                Assert.Equal(slot, layout.FirstSlotOf(category) + code);
            else
                Assert.Equal(layout.SlotNames()[slot], layout.ValueName(layout.ValueOf(slot)));
        }
    }

    [Fact]
    public void Target_statistics_stand_behind_everything_else()
    {
        var layout = SmallBooster.Layout(Fitted, activations: true, SmallBooster.SexStatistic);
        var plain = SmallBooster.Layout(Fitted, activations: true);

        Assert.Equal([.. plain.SlotNames(), "mean of Survived by Sex"], layout.SlotNames());
        Assert.Equal(plain.ValueCount, layout.FirstStatistic);
        Assert.Equal(layout.ValueCount - 1, layout.ValueOf(layout.SlotCount - 1));
        Assert.Equal("mean of Survived by Sex", layout.ValueName(layout.ValueCount - 1));
    }

    [Fact]
    public void Statistics_of_classes_name_their_class()
    {
        var rows = new[] { new Moon("Io", "a"), new Moon("Io", "b"), new Moon("Leda", "b") };
        var fitted = RowEncoder.Fit<Moon, MoonSchema>(rows, new EncoderOptions { MinimumCount = 1 });
        var layout = SmallBooster.Layout(fitted, activations: false, new TargetStatistic(0, 1, new float[4]));

        Assert.Equal("mean of Kind=b by Name", layout.ValueName(0));
    }

    [Fact]
    public void A_value_without_a_slot_keeps_its_statistic()
    {
        var means = new float[Fitted.Vocabularies[1].Size];
        for (var code = 0; code < means.Length; code++)
            means[code] = code;
        var layout = new RowLayout(
            Fitted, false, new float[Fitted.Schema.NumberCount], RowLayout.WidthsOf(Fitted, 3), [new TargetStatistic(1, 0, means)]);

        var (values, codes) = Encode(layout, Passenger.Example with { Ticket = Fitted.Vocabularies[1].Names[3] });

        Assert.Equal(Vocabulary.Unknown, codes[1]);
        Assert.Equal(Vocabulary.FirstValue + 3, values[^1]);
        Assert.Equal(Vocabulary.Missing, Encode(layout, Passenger.Example with { Ticket = null }).Values[^1]);
        Assert.Equal(Vocabulary.Unknown, Encode(layout, Passenger.Example with { Ticket = "never" }).Values[^1]);
    }

    private static (float[] Values, int[] Codes) Encode(RowLayout layout, Passenger row)
    {
        var raw = new RowBuffer(new float[layout.NumberCount], new CategoryKey[layout.CategoryCount]);
        var (values, codes) = (new float[layout.ValueCount], new int[layout.CategoryCount]);
        PassengerSchema.ReadFeatures(in row, raw);
        layout.Encode(raw, [], values, codes);
        return (values, codes);
    }
}

/// <summary>A categorical column and a label of several classes.</summary>
[Network(Hidden = [2])]
public record Moon([Feature] string Name, [Label] string Kind);
