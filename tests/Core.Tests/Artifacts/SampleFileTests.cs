using Lamina;

namespace Core.Tests.Artifacts;

/// <summary>
/// Files of every form that was ever written load for ever, and say what they said then. The numbers were recorded by the version
/// that wrote the file; another processor may add in another order.
/// </summary>
public sealed class SampleFileTests
{
    public static TheoryData<string> Files { get; } = [.. SamplePipeline.Files()];

    [Fact]
    public void Every_form_has_files()
    {
        var forms = SamplePipeline.Files().Select(static name => name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]).Distinct();
        Assert.Equal(["1-1", "1-2", "2-2"], forms.Order());
        foreach (var pipeline in SamplePipeline.All)
            Assert.Contains($"{pipeline.Name}.{NetworkEntries.FormatVersion}-2", SamplePipeline.Files());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_of_any_version_predicts_what_it_did_when_it_was_written(string name)
    {
        var said = SamplePipeline.Of(name).Predict(SamplePipeline.Read(name));
        var recorded = SamplePipeline.Recorded(name);

        Assert.Equal(recorded.Length, said.Length);
        for (var i = 0; i < said.Length; i++)
            Assert.Equal(recorded[i], said[i], 1e-4f * Math.Max(1, Math.Abs(recorded[i])));
        Assert.True(recorded.Distinct().Count() > 1, "The rows are too much alike to say anything.");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_says_its_format_where_a_person_looks_for_it(string name)
    {
        var form = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..].Split('-');
        var bag = EntryBag.Of(SamplePipeline.Read(name));

        Assert.Contains($"\"format\": {form[0]},", bag.Text("manifest.json"), StringComparison.Ordinal);
        Assert.Contains($"\"format\": {form[1]},", bag.Text("model/model.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sample_is_refused_by_every_other_record()
    {
        foreach (var pipeline in SamplePipeline.All)
        {
            foreach (var other in SamplePipeline.All.Where(other => other.Schema != pipeline.Schema))
            {
                var error = Assert.Throws<FitMismatchException>(() => other.Predict(SamplePipeline.Read(pipeline.Name + ".1-2")));
                Assert.Contains(pipeline.Schema.Name, error.Message, StringComparison.Ordinal);
                Assert.Contains("feature " + pipeline.Schema.Columns[0].Name, error.Message, StringComparison.Ordinal);
                Assert.Contains("feature " + other.Schema.Columns[0].Name, error.Message, StringComparison.Ordinal);
            }
        }
    }
}
