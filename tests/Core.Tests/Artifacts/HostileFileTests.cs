using System.Diagnostics;
using System.Text.RegularExpressions;
using Lamina;

namespace Core.Tests.Artifacts;

/// <summary>Files made by somebody who knows the form, with checksums that are right: what they hold is refused by what it is.</summary>
public partial class HostileFileTests
{
    private const string Form = ".2-2";
    private const int RandomFiles = 2_000;

    private static readonly string[] Absurd =
        ["-1", "0", "1", "2147483647", "-2147483648", "4294967296", "9223372036854775807", "1e999", "-1e999", "1e-999", "1.5", "null", "true", "\"x\"", "\"\"", "[]", "{}", "[[1]]"];

    public static TheoryData<string> Contents { get; } = [.. HostileContent.All.Select(static content => content.What)];

    [Theory]
    [MemberData(nameof(Contents))]
    public void Content_that_no_honest_file_has_is_refused(string what)
    {
        var (sample, _, change, says) = HostileContent.All.Single(content => content.What == what);
        var bag = EntryBag.Of(SamplePipeline.Read(sample + Form));
        change(bag);

        var error = Assert.ThrowsAny<LaminaException>(() => SamplePipeline.Of(sample).Predict(bag.ToBytes()));
        Assert.True(error is ArtifactException or FitMismatchException, error.GetType().Name);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unchanged_file_with_checksums_of_the_tests_own_says_what_it_said()
    {
        foreach (var pipeline in SamplePipeline.All)
        {
            var file = SamplePipeline.Read(pipeline.Name + Form);
            Assert.Equal(pipeline.Predict(file), pipeline.Predict(EntryBag.Of(file).ToBytes()));
        }
    }

    [Fact]
    public void Random_content_with_right_checksums_never_ends_in_another_error()
    {
        var samples = SamplePipeline.All.Select(static pipeline => (Pipeline: pipeline, File: SamplePipeline.Read(pipeline.Name + Form))).ToArray();
        var refused = 0;
        for (var i = 0; i < RandomFiles; i++)
        {
            var random = new Random(i);
            var (pipeline, file) = samples[i % samples.Length];
            var bag = EntryBag.Of(file);
            var (name, bytes) = bag.Entries[random.Next(bag.Entries.Count)];
            bag.Set(name, name.EndsWith(".json", StringComparison.Ordinal) && random.Next(4) > 0 ? ChangeJson(bytes, random) : ChangeBytes(bytes, random));
            var changed = bag.ToBytes();

            var begun = Stopwatch.GetTimestamp();
            try
            {
                pipeline.Predict(changed);
            }
            catch (Exception error) when (error is ArtifactException or FitMismatchException)
            {
                refused++;
            }
            catch (Exception error)
            {
                Assert.Fail($"{pipeline.Name}, seed {i}, {name}: {error}");
            }

            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(10), $"{pipeline.Name}, seed {i}, {name}");
        }

        Assert.InRange(refused, RandomFiles / 4, RandomFiles);
    }

    private static byte[] ChangeJson(byte[] bytes, Random random)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        var tokens = Token().Matches(text);
        var token = tokens[random.Next(tokens.Count)];
        return System.Text.Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, token.Index), Absurd[random.Next(Absurd.Length)], text.AsSpan(token.Index + token.Length)));
    }

    private static byte[] ChangeBytes(byte[] bytes, Random random)
    {
        var changed = (byte[])bytes.Clone();
        for (var i = random.Next(4); i >= 0; i--)
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return random.Next(8) == 0 ? changed[..random.Next(changed.Length)] : changed;
    }

    // A value: a number, a text, a truth, or the beginning of a list.
    [GeneratedRegex("(?<=[:\\[,]\\s*)(-?[0-9.eE+-]+|\"[^\"]*\"(?!:)|true|false|null)")]
    private static partial Regex Token();
}
