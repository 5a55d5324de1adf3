namespace Rossmann;

/// <summary>Prints what the arms reached.</summary>
public static class ResultTable
{
    /// <summary>Prints our protocol's table: the error of each arm, and what lies between it and the best arm without a network.</summary>
    public static void Write(Periods periods, IReadOnlyList<ArmResult> results)
    {
        var reference = results.Where(static result => !result.UsesNetwork).MinBy(static result => result.Mape)!;
        Console.WriteLine();
        Console.WriteLine($"| arm | factor | MAPE, validation weeks | MAPE, test | difference to \"{reference.Name}\" |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var result in results)
        {
            var (difference, low, high) = DayBootstrap.Compare(periods.Test, result.Errors, reference.Errors);
            var compared = result == reference ? "" : $"{difference:+0.0000;-0.0000} ({low:+0.0000;-0.0000} to {high:+0.0000;-0.0000})";
            Console.WriteLine($"| {result.Name} | {result.Correction.Factor:0.000} | {result.Correction.Error:0.0000} | {result.Mape:0.0000} | {compared} |");
        }
    }

    /// <summary>Prints the published protocol's table.</summary>
    public static void Write(IReadOnlyList<(string Arm, double Mape, double Published)> results)
    {
        Console.WriteLine();
        Console.WriteLine("| published protocol | MAPE here | published |");
        Console.WriteLine("|---|---|---|");
        foreach (var (arm, mape, published) in results)
            Console.WriteLine($"| {arm} | {mape:0.0000} | {published:0.000} |");
    }
}
