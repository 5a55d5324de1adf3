using Lamina;

namespace Core.Tests.Words;

/// <summary>Texts, lists of tokens and the context of categories as columns, on vectors that can be checked by hand.</summary>
public class WordColumnTests
{
    private static readonly FittedSchema Fitted = Letter.Fit();
    private static readonly LetterEnricher Enricher = new(RandomNetwork.Create(Fitted));

    [Fact]
    public void Pooled_vectors_come_behind_the_numbers_by_name()
    {
        Assert.Equal(
            [
                "Weight", "Body.Mean[0]", "Body.Mean[1]", "Body.InverseFrequency[0]", "Body.InverseFrequency[1]", "Body.Max[0]", "Body.Max[1]",
                "Stamps[0]", "Context[0]", "Context[1]",
            ],
            LetterSchema.Descriptor.Numbers.Select(slot => slot.Name));
        Assert.Equal(1, LetterSchema.Descriptor.ReadNumberCount);
        Assert.Equal(["Body", "Stamps"], LetterSchema.Descriptor.Indicators.Select(column => column.Name));
    }

    [Fact]
    public void The_booster_sees_means_weighted_means_and_largest_values()
    {
        // good (1, -2) twice and news (0, 8); their inverse frequencies are 1 and 2. red is 5, blue -1, green was not learned.
        Assert.Equal([1, 2 / 3f, 4 / 3f, 0.5f, 3, 1, 8, 2], BoosterOf(Letter.Rows[0])[..8], Close);
        Assert.Equal([2, -3, 4, -3, 4, -3, 4, -1], BoosterOf(Letter.Rows[1])[..8], Close);
    }

    [Fact]
    public void Categories_are_pooled_as_words_of_column_and_value()
    {
        // Rome comes twice, so that it is in the vocabulary; Once comes once, so that it is unknown, and its word is none of those learned.
        Assert.Equal([2, 0], BoosterOf(Letter.Rows[0])[8..], Close);
        Assert.Equal([1.5f, 0.5f], BoosterOf(Letter.Rows[1])[8..], Close);
        Assert.Equal([0.5f, 3.5f], BoosterOf(Letter.Rows[2])[8..], Close);
        Assert.Equal([1, 0], BoosterOf(Letter.Rows[4])[8..], Close);
        Assert.Equal([1, 0], BoosterOf(Letter.Rows[0] with { Town = "Elsewhere" })[8..], Close);
    }

    [Fact]
    public void What_holds_no_learned_word_is_missing_to_the_booster_and_flagged_to_the_network()
    {
        foreach (var row in (Letter[])[Letter.Rows[2], Letter.Rows[3], Letter.Rows[4]])
            Assert.All(BoosterOf(row)[1..7], number => Assert.True(float.IsNaN(number)));
        Assert.True(float.IsNaN(BoosterOf(Letter.Rows[2])[7]));       // an empty list
        Assert.True(float.IsNaN(BoosterOf(Letter.Rows[3])[7]));       // a token never learned

        var encoded = RowEncoder.Encode<Letter, LetterSchema>(Letter.Rows, Fitted);
        Assert.Equal([0, 0, 0, 0, 1, 1, 1, 1, 1, 0], encoded.Indicators);
        Assert.All(encoded.Numeric[21..27], number => Assert.Equal(0, number));
    }

    [Fact]
    public void The_network_sees_each_number_on_its_scale()
    {
        var encoded = RowEncoder.Encode<Letter, LetterSchema>(Letter.Rows, Fitted);

        // Stamps: 2, -1 and 5; the quartiles are 0.5 and 3.5.
        Assert.Equal([0, -Clipped(1), 0, 0, Clipped(1)], Enumerable.Range(0, 5).Select(row => encoded.Numeric[(row * 10) + 7]), Close);
    }

    [Fact]
    public void An_enriched_row_shows_its_vectors_alone_in_a_batch_and_in_a_stream()
    {
        var batch = Enricher.Enrich(Letter.Rows);
        Assert.Equal([2 / 3f, 4 / 3f, 0.5f, 3, 1, 8], batch[0].BodyVector.ToArray(), Close);
        Assert.Equal([2], batch[0].StampsVector.ToArray());
        Assert.Equal([1.5f, 0.5f], batch[1].ContextVector.ToArray(), Close);
        Assert.Equal([float.NaN], batch[2].StampsVector.ToArray());

        var streamed = Enricher.Stream(Letter.Rows).ToArray();
        for (var i = 0; i < batch.Length; i++)
        {
            var alone = Enricher.Enrich(Letter.Rows[i]);
            Assert.Equal((batch[i].BodyVector, batch[i].ContextVector, batch[i].Hidden1), (alone.BodyVector, alone.ContextVector, alone.Hidden1));
            Assert.Equal((batch[i].BodyVector, batch[i].StampsVector, batch[i].Hidden1), (streamed[i].BodyVector, streamed[i].StampsVector, streamed[i].Hidden1));
        }
    }

    [Fact]
    public void Running_rows_of_words_through_the_networks_allocates_nothing()
    {
        var enriched = new float[Letter.Rows.Length * Fitted.EnrichedWidth];
        var pooled = new float[Letter.Rows.Length * Fitted.Schema.PooledCount];
        Assert.Equal(0, Allocation.Of(() => Enricher.Network.Run<Letter, LetterSchema>(Letter.Rows, 0, enriched, pooled)));
    }

    [Fact]
    public void A_null_token_names_row_column_and_place()
    {
        Letter[] rows = [.. Letter.Rows, Letter.Rows[0] with { Stamps = ["red", null!] }];
        foreach (var action in (Func<object>[])[() => RowEncoder.Fit<Letter, LetterSchema>(rows, null, Letter.Learner), () => Enricher.Enrich(rows)])
        {
            var error = Assert.Throws<RowException>(action);
            Assert.Equal("Row 5, column Stamps: token 1 of the list is null. Leave it out of the list.", error.Message);
            Assert.Equal((5L, "Stamps"), (error.Row!.Value, error.Column));
        }
    }

    [Fact]
    public void A_null_list_is_an_error_where_the_member_is_not_nullable()
    {
        var error = Assert.Throws<RowException>(() => Enricher.Enrich([Letter.Rows[0], Letter.Rows[0] with { Stamps = null! }]));
        Assert.StartsWith("Row 1, column Stamps: the list is null, and the member must not be.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_word_can_be_learned_the_fit_says_so_and_goes_on()
    {
        var fitted = RowEncoder.Fit<Letter, LetterSchema>(Letter.Rows, null, static (_, _) => null);
        Assert.Contains(fitted.Remarks, remark => remark.StartsWith("Column Body has no word that occurs often enough", StringComparison.Ordinal));
        Assert.Contains(fitted.Remarks, remark => remark.Contains("ContextWidth cannot help", StringComparison.Ordinal));
        Assert.Equal((0, 2), (fitted.WordVectorsOf("Body").Count, fitted.WordVectorsOf("Body").Width));
        Assert.Equal(0, fitted.ContextVectors!.Count);
        Assert.All(RowEncoder.Encode<Letter, LetterSchema>(Letter.Rows, fitted).Indicators, indicator => Assert.Equal(1, indicator));
    }

    [Fact]
    public void Vectors_need_somebody_who_learns_them()
    {
        var error = Assert.Throws<ArgumentNullException>(() => RowEncoder.Fit<Letter, LetterSchema>(Letter.Rows));
        Assert.Contains("Word2Vec.Learner()", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RowEncoder.Fit<Letter, LetterSchema>(Letter.Rows, null, static (_, _) => new WordVectors(["a"], [1, 2, 3])));
    }

    [Fact]
    public void The_learner_is_given_the_words_of_each_row()
    {
        var given = new Dictionary<string, string>();
        RowEncoder.Fit<Letter, LetterSchema>(Letter.Rows, null, (column, sequences) =>
        {
            given[column.Name] = string.Join(" | ", sequences.Select(words => string.Join(' ', words)));
            return null;
        });
        Assert.Equal("good news good | bad |  |  | never heard", given["Body"]);
        Assert.Equal("red blue green | blue |  | green | red red", given["Stamps"]);
        Assert.Equal(
            "Sender=Female Town=Rome | Sender=Male Town=Rome | Sender=Female Town=(missing) | Sender=Male Town=(missing) | Sender=Female Town=(unknown)",
            given["Context"]);
    }

    [Fact]
    public void Vectors_are_found_by_the_column_s_name()
    {
        Assert.Equal(["red", "blue"], Fitted.WordVectorsOf("Stamps").Words);
        Assert.Equal(4, Fitted.ContextVectors!.Count);
        Assert.Contains("it has Body, Stamps", Assert.Throws<ArgumentException>(() => Fitted.WordVectorsOf("Town")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_decide_a_fit_s_name_and_whether_a_row_was_seen()
    {
        string NameOf(Letter row) => RowEncoder.Fit<Letter, LetterSchema>([.. Letter.Rows, row], null, Letter.Learner).FitId;
        var row = Letter.Rows[0];
        string[] names =
        [
            NameOf(row), NameOf(row with { Body = "Good news" }), NameOf(row with { Stamps = ["red"] }), NameOf(row with { Stamps = ["blue", "red", "green"] }),
            NameOf(row with { Stamps = ["redblue", "green"] }),
        ];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(NameOf(row), NameOf(row with { Stamps = new List<string> { "red", "blue", "green" } }));
    }

    [Fact]
    public void The_hash_covers_width_pooling_kind_and_context()
    {
        Column[] columns = [Column.Text("X", 4), Column.Tokens("X", 4), Column.Text("X", 5), Column.Text("X", 4, Pooling.Max), Column.Text("X", 2, Pooling.Mean | Pooling.Max)];
        Assert.Equal(columns.Length, columns.Select(column => Hash([column], 0)).Distinct().Count());
        Column[] pair = [Column.OpenCategory("A"), Column.OpenCategory("B")];
        Assert.Equal(3, ((int[])[0, 4, 5]).Select(width => Hash(pair, width)).Distinct().Count());
    }

    [Fact]
    public void What_no_column_can_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Column.Text("X", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Column.Tokens("X", 1_025));
        Assert.Throws<ArgumentOutOfRangeException>(() => Column.Text("X", 4, Pooling.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => Column.Text("X", 4, (Pooling)8));
        Assert.Contains("It takes two", Assert.Throws<ArgumentException>(() => Hash([Column.OpenCategory("A")], 4)).Message, StringComparison.Ordinal);
    }

    private static string Hash(Column[] columns, int contextWidth) =>
        new RowSchema("A", columns, LabelColumn.Binary("Y"), LetterSchema.Descriptor.Networks[0] with { ContextWidth = contextWidth }).Hash;

    private static float[] BoosterOf(Letter row)
    {
        var raw = RowBuffer.For(Fitted.Schema);
        LetterSchema.ReadFeatures(in row, raw);
        var numbers = new float[Fitted.Schema.NumberCount];
        Fitted.EncodeForBooster(raw, numbers, new int[Fitted.Schema.CategoryCount]);
        return numbers;
    }

    private static float Clipped(double scaled) => (float)(scaled / Math.Sqrt(1 + (scaled * scaled / 9)));

    private static bool Close(float a, float b) => Math.Abs(a - b) < 1e-6;
}
