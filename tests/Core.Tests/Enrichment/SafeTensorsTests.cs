using System.Buffers.Binary;
using Lamina;

namespace Core.Tests.Enrichment;

public class SafeTensorsTests
{
    [Fact]
    public void Weights_come_back_as_they_were_written()
    {
        using var stream = new MemoryStream();
        SafeTensors.Write(stream, new NetworkWeights(new Dictionary<string, WeightTensor> { ["a"] = new([2, 2], [1, 2, 3, -4]) }));
        var tensor = SafeTensors.Read(stream.ToArray()).Tensors["a"];
        Assert.Equal([2, 2], tensor.Shape);
        Assert.Equal([1, 2, 3, -4], tensor.Values);
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[-4,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":"0,4"}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2000000000,2000000000,4],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"shape":[1]}}""")]
    [InlineData("""{"a":3}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public void A_damaged_header_is_refused_with_a_sentence(string header)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(header);
        var bytes = new byte[8 + text.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, text.Length);
        text.CopyTo(bytes, 8);
        Assert.Contains("Save the pipeline again.", Assert.Throws<ArtifactException>(() => SafeTensors.Read(bytes)).Message, StringComparison.Ordinal);
    }
}
