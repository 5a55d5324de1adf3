using Quickstart;

namespace LoanService;

/// <summary>What the loaded model expects, and how it came about.</summary>
/// <param name="Record">The name of the record.</param>
/// <param name="Hash">Two schemas with equal hashes read rows alike.</param>
/// <param name="Fit">The fit that the model belongs to.</param>
/// <param name="TrainedOn">How many rows it was trained on.</param>
/// <param name="Columns">The features.</param>
internal sealed record SchemaAnswer(string Record, string Hash, string Fit, long TrainedOn, ColumnAnswer[] Columns)
{
    public static SchemaAnswer Of(LoanApplicationPredictor predictor)
    {
        var fitted = predictor.Network.Fitted;
        var schema = fitted.Schema;
        return new(
            schema.Name,
            schema.Hash,
            fitted.FitId,
            fitted.RowCount,
            [.. schema.Columns.Select(column => new ColumnAnswer(column.Name, column.Kind.ToString(), [.. column.Values]))]);
    }
}

/// <summary>A feature.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Values">The values that it may have, where they are declared.</param>
internal sealed record ColumnAnswer(string Name, string Kind, string[] Values);
