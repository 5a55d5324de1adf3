namespace Generators.Tests.Usage;

/// <summary>LAM0603: a tensor batch is made and forgotten.</summary>
public class UndisposedTensorsTests
{
    private const string Id = "LAM0603";

    [Theory]
    [InlineData("{ var batch = [|LoanTensors.From(rows, fitted)|]; Console.WriteLine(batch.Numeric.shape[0]); }")]
    [InlineData("{ LoanTensors? batch = [|LoanTensors.From(rows, fitted, torch.CPU)|]; if (batch != null && batch is not null) batch.ToString(); }")]
    [InlineData("{ LoanTensors batch; batch = [|LoanTensors.From(rows, fitted)|]; Console.WriteLine(batch?.RowCount); }")]
    [InlineData("{ [|LoanTensors.From(rows, fitted)|]; }")]
    [InlineData("{ _ = [|LoanTensors.From(rows, fitted)|]; }")]
    [InlineData("=> [|LoanTensors.From(rows, fitted)|];")]
    [InlineData("=> Console.WriteLine([|LoanTensors.From(rows, fitted)|].Label.sum());")]
    [InlineData("{ Action late = () => { var batch = [|LoanTensors.From(rows, fitted)|]; Console.WriteLine(batch.RowCount); }; late(); }")]
    [InlineData("{ using var other = LoanTensors.From(rows, fitted); var batch = rows.Length > 0 ? [|LoanTensors.From(rows, fitted)|] : other; Console.WriteLine(batch.RowCount); }")]
    public Task A_forgotten_batch_is_pointed_out(string body) => Usage.One(
        Id,
        "'LoanTensors' holds native memory, and this method neither disposes it nor passes it on; keep it in a 'using' variable",
        $"static void Look(Loan[] rows, FittedSchema fitted) {body}");

    [Theory]
    [InlineData("using var batch = LoanTensors.From(rows, fitted); Console.WriteLine(batch.Numeric);")]
    [InlineData("using (var batch = LoanTensors.From(rows, fitted)) Console.WriteLine(batch.Numeric);")]
    [InlineData("using (LoanTensors.From(rows, fitted)) { }")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); using (batch) Console.WriteLine(batch.Numeric);")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); using var same = batch;")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); try { Console.WriteLine(batch.Numeric); } finally { batch.Dispose(); }")]
    [InlineData("LoanTensors? batch = null; try { batch = LoanTensors.From(rows, fitted); } finally { batch?.Dispose(); }")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); ((IDisposable)batch).Dispose();")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); batch.Dispose(); batch = LoanTensors.From(rows, fitted); batch.Dispose();")]
    [InlineData("LoanTensors.From(rows, fitted).Dispose();")]
    [InlineData("kept = LoanTensors.From(rows, fitted);")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); kept = batch;")]
    [InlineData("Kept ??= LoanTensors.From(rows, fitted);")]
    [InlineData("Use(LoanTensors.From(rows, fitted));")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); Use(batch);")]
    [InlineData("var batches = new List<LoanTensors>(); for (var i = 0; i < 2; i++) { var batch = LoanTensors.From(rows, fitted); batches.Add(batch); } batches.ForEach(batch => batch.Dispose());")]
    [InlineData("LoanTensors[] batches = [LoanTensors.From(rows, fitted)]; Console.WriteLine(batches.Length);")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); Action release = batch.Dispose; release();")]
    [InlineData("var batch = LoanTensors.From(rows, fitted); Action release = () => batch.Dispose(); release();")]
    [InlineData("using var batch = rows.Length > 0 ? LoanTensors.From(rows, fitted) : null; Console.WriteLine(batch?.RowCount);")]
    [InlineData("using var scope = torch.NewDisposeScope(); var batch = LoanTensors.From(rows, fitted); Console.WriteLine(batch.RowCount);")]
    [InlineData("Func<LoanTensors> make = () => LoanTensors.From(rows, fitted); Use(make());")]
    public Task A_batch_that_someone_looks_after_is_fine(string body) => Usage.Silent($$"""
        private static LoanTensors? kept;
        internal static LoanTensors? Kept { get => kept; set => kept = value; }
        static void Use(LoanTensors batch) => batch.Dispose();
        static void Look(Loan[] rows, FittedSchema fitted) { {{body}} }
        """);

    [Theory]
    [InlineData("static LoanTensors Make(Loan[] rows, FittedSchema fitted) => LoanTensors.From(rows, fitted);")]
    [InlineData("static LoanTensors Make(Loan[] rows, FittedSchema fitted) { var batch = LoanTensors.From(rows, fitted); Console.WriteLine(batch.RowCount); return batch; }")]
    [InlineData("static (LoanTensors, int) Make(Loan[] rows, FittedSchema fitted) => (LoanTensors.From(rows, fitted), 1);")]
    [InlineData("static void Make(Loan[] rows, FittedSchema fitted, out LoanTensors batch) => batch = LoanTensors.From(rows, fitted);")]
    [InlineData("static IEnumerable<LoanTensors> Make(Loan[][] parts, FittedSchema fitted) { foreach (var rows in parts) yield return LoanTensors.From(rows, fitted); }")]
    [InlineData("static async Task<long> Make(Loan[] rows, FittedSchema fitted) { using var batch = LoanTensors.From(rows, fitted); await Task.Yield(); return batch.RowCount; }")]
    [InlineData("class Holder(Loan[] rows, FittedSchema fitted) : IDisposable { private readonly LoanTensors batch = LoanTensors.From(rows, fitted); public void Dispose() => batch.Dispose(); }")]
    [InlineData("class Plain : IDisposable { public static Plain From(int x) => new(); public void Dispose() { } } static void Make() { var plain = Plain.From(1); Console.WriteLine(plain); }")]
    public Task A_batch_that_leaves_the_method_is_fine(string member) => Usage.Silent(member);

    [Fact]
    public async Task It_is_off_until_it_is_asked_for()
    {
        const string Method = "static void Look(Loan[] rows, FittedSchema fitted) { LoanTensors.From(rows, fitted); }";

        Assert.Empty(await Usage.Configured(Method));
        Assert.Equal(["Info LAM0603"], await Usage.Configured(Method, "dotnet_diagnostic.LAM0603.severity = suggestion"));
        Assert.Empty(await Usage.Configured($"#pragma warning disable LAM0603\n{Method}", "dotnet_diagnostic.LAM0603.severity = suggestion"));
    }
}
