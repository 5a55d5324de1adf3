using Lamina;
using static TorchSharp.torch;

namespace CensusDenoising;

/// <summary>Principal components of encoded rows: scaled numbers and indicators, and each category as one column for each value.</summary>
public sealed class PrincipalComponents : IDisposable
{
    private readonly FittedSchema fitted;
    private readonly Tensor mean;
    private readonly Tensor axes;

    private PrincipalComponents(FittedSchema fitted, Tensor mean, Tensor axes)
    {
        this.fitted = fitted;
        this.mean = mean;
        this.axes = axes;
    }

    /// <summary>Finds the axes along which the rows vary most.</summary>
    public static PrincipalComponents Fit(IReadOnlyList<Citizen> rows, FittedSchema fitted, int count)
    {
        using var table = Encode(rows, fitted);
        var mean = table.mean([0]);
        using var centred = table - mean;
        using var covariance = centred.t().matmul(centred) / rows.Count;

        // Eigenvalues ascend: the last columns are the largest components.
        var (_, vectors) = linalg.eigh(covariance);
        return new PrincipalComponents(fitted, mean, vectors.narrow(1, vectors.shape[1] - count, count).contiguous());
    }

    /// <summary>The components of rows.</summary>
    public Components[] Of(IReadOnlyList<Citizen> rows)
    {
        using var table = Encode(rows, fitted);
        using var components = (table - mean).matmul(axes);
        var values = components.data<float>().ToArray();
        var count = (int)components.shape[1];
        return [.. rows.Select((row, i) => new Components(values[(i * count)..((i + 1) * count)], row.EarnsOver50K))];
    }

    public void Dispose()
    {
        mean.Dispose();
        axes.Dispose();
    }

    private static Tensor Encode(IReadOnlyList<Citizen> rows, FittedSchema fitted)
    {
        using var scope = NewDisposeScope();
        using var batch = CitizenTensors.From(rows, fitted);
        Tensor[] codes =
        [
            batch.WorkClass, batch.Education, batch.MaritalStatus, batch.Occupation, batch.Relationship, batch.Race, batch.Sex, batch.Country,
        ];
        var parts = new List<Tensor> { batch.Numeric, batch.Indicators };
        for (var i = 0; i < codes.Length; i++)
            parts.Add(nn.functional.one_hot(codes[i], fitted.Vocabularies[i].Size).to(ScalarType.Float32));
        return cat(parts, 1).MoveToOuterDisposeScope();
    }
}
