using System.Collections.Immutable;
using Lamina;

namespace Core.Tests.Convolutions;

/// <summary>How sequences of any length become numbers of a fixed size, and which are refused.</summary>
public class SequenceReadTests
{
    private const float None = float.NaN;
    private static readonly Column Column = FlatRecordingSchema.Descriptor.Columns[0];

    [Fact]
    public void Steps_stand_channel_by_channel_with_nan_behind_the_end() => Assert.Equal(
        [1, 2, 3, None, 10, 20, 30, None], Motion(Recording.Example));

    [Fact]
    public void A_longer_sequence_keeps_its_last_steps() => Assert.Equal(
        [3, 4, 5, 6, 30, 40, 50, 60],
        Motion(Recording.Example with { Motion = [[1, 10], [2, 20], [3, 30], [4, 40], [5, 50], [6, 60]] }));

    [Fact]
    public void A_missing_and_an_empty_sequence_are_missing_where_the_member_is_nullable()
    {
        Assert.All(Motion(Recording.Example with { Motion = null }), value => Assert.True(float.IsNaN(value)));
        Assert.All(Motion(Recording.Example with { Motion = [] }), value => Assert.True(float.IsNaN(value)));
    }

    [Fact]
    public void Every_flat_type_is_cut_into_steps()
    {
        float[] flat = [1, 10, 2, 20, 3, 30, 4, 40];
        float[] expected = [2, 3, 4, 20, 30, 40];
        Assert.Equal(expected, Written(numbers => SequenceValues.Write(flat, Column, numbers)));
        Assert.Equal(expected, Written(numbers => SequenceValues.Write((byte[])[1, 10, 2, 20, 3, 30, 4, 40], Column, numbers)));
        Assert.Equal(expected, Written(numbers => SequenceValues.Write((ReadOnlyMemory<float>?)flat.AsMemory(), Column, numbers)));
        Assert.Equal(expected, Written(numbers => SequenceValues.Write((ImmutableArray<float>?)[.. flat], Column, numbers)));
        Assert.Equal(expected, Written(numbers => SequenceValues.Write(new List<float>(flat), Column, numbers)));
        Assert.Equal([5, None, None, 50, None, None], Written(numbers => SequenceValues.Write((float[])[5, 50], Column, numbers)));
    }

    [Fact]
    public void A_step_of_another_width_is_an_error_that_names_row_column_and_step()
    {
        Recording[] rows = [Recording.Example, Recording.Example with { Motion = [[1, 10], [2, 20, 200]] }];
        var error = Assert.Throws<RowException>(() => RowEncoder.Fit<Recording, RecordingSchema>(rows));
        Assert.Equal((1L, "Motion"), (error.Row!.Value, error.Column));
        Assert.StartsWith("Row 1, column Motion: step 1 of the sequence has 3 values, but there are 2 channels.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_of_another_width_is_found_where_it_is_not_kept_too() => Assert.Throws<RowException>(
        () => Motion(Recording.Example with { Motion = [[1], [2, 20], [3, 30], [4, 40], [5, 50]] }));

    [Fact]
    public void A_null_step_is_an_error() => Assert.Contains(
        "step 1 of the sequence is null",
        Assert.Throws<RowException>(() => Motion(Recording.Example with { Motion = [[1, 10], null!] })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Half_a_step_is_an_error() => Assert.Contains(
        "the sequence has 3 values, which are no whole number of steps of 2 channels",
        Refusal(new FlatRecording([1, 10, 2], true)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_missing_sequence_is_an_error_where_the_member_is_not_nullable()
    {
        Assert.StartsWith("Row 0, column Motion: the sequence is null", Refusal(new FlatRecording(null!, true)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Row 0, column Motion: the sequence is empty", Refusal(new FlatRecording([], true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Infinity_names_its_channel_and_step()
    {
        var error = Assert.Throws<RowException>(() => RowEncoder.Fit<FlatRecording, FlatRecordingSchema>([new([1, 10, float.PositiveInfinity, 20], true)]));
        Assert.Equal("Motion[0,1]", error.Column);
    }

    [Fact]
    public void An_image_of_another_size_is_an_error() => Assert.Contains(
        "its shape [2, 3, 3] asks for 18",
        Assert.Throws<RowException>(() => Motion(Recording.Example with { Picture = [1, 2] })).Message,
        StringComparison.Ordinal);

    private static RowException Refusal(FlatRecording row) =>
        Assert.Throws<RowException>(() => RowEncoder.Fit<FlatRecording, FlatRecordingSchema>([row]));

    private static float[] Motion(Recording row)
    {
        var numbers = new float[RecordingSchema.Descriptor.NumberCount];
        RecordingSchema.ReadFeatures(row, new RowBuffer(numbers, []));
        return numbers[19..];
    }

    private static float[] Written(Action<float[]> write)
    {
        var numbers = new float[6];
        write(numbers);
        return numbers;
    }
}
