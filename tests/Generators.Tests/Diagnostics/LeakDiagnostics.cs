namespace Generators.Tests.Diagnostics;

/// <summary>Diagnostics about features that give the label away.</summary>
public class LeakDiagnostics
{
    [Theory]
    [InlineData("[Feature] public double [|X|] => Math.Log(Sales);")]
    [InlineData("[Feature] public double [|X|] => this.Sales;")]
    [InlineData("[Feature] public double [|X|] { get => Sales; }")]
    [InlineData("[Feature] public double [|X|] { get { var half = Sales / 2; return half; } }")]
    [InlineData("[Feature] public double [|X|] { get; init; } = Sales * 2;")]
    [InlineData("[Feature] public string [|X|] => $\"{Sales}\";")]
    [InlineData("[Feature] public string [|X|] => Sales.ToString();")]
    [InlineData("[Feature] public bool [|X|] => Sales is > 3;")]
    public Task A_feature_that_reads_the_label_is_pointed_out(string member) => Expect.One(
        "LAM0111",
        "Feature 'X' is computed from the label 'Sales', which is not known where predictions are made; remove [Feature]",
        $"public record Row([Feature] int Z, [Label] float Sales) {{ {member} }}");

    [Theory]
    [InlineData("private double Half => Sales / 2; [Feature] public double [|X|] => Half * 2;", "Half")]
    [InlineData("public double Third => Half; private double Half => Sales / 2; [Feature] public double [|X|] => Third * 2;", "Third")]
    public Task A_feature_that_reads_the_label_through_another_property_is_pointed_out(string members, string through) => Expect.One(
        "LAM0111",
        $"Feature 'X' is computed from the label 'Sales' through '{through}', which is not known where predictions are made; remove [Feature]",
        $"public record Row([Feature] int Z, [Label] float Sales) {{ {members} }}");

    [Fact]
    public Task An_inherited_label_is_a_label_too() => Expect.One(
        "LAM0111",
        "Feature 'X' is computed from the label 'Sales', which is not known where predictions are made; remove [Feature]",
        "public abstract class Base { [Label] public float Sales { get; set; } } public class Row : Base { [Feature] public float [|X|] => base.Sales; }");

    [Theory]
    [InlineData("[Feature] public int X => Z + 1;")]
    [InlineData("[Feature] public string X => nameof(Sales);")]
    [InlineData("[Feature] public int X => Other.Sales;")]
    [InlineData("[Feature] public int X { get { var Sales = Z; return Sales; } }")]
    [InlineData("[Feature] public int X => new Other { Sales = Z }.GetHashCode();")]
    [InlineData("[Feature] public bool X => new Other() is { Sales: 3 };")]
    [InlineData("[Feature] public int X => Y; private int Y => X;")]
    [InlineData("public double Shown => Sales;")]
    public Task A_property_that_does_not_read_the_label_is_fine(string members) => Expect.None(
        $"public record Row([Feature] int Z, [Label] float Sales) {{ {members} }} public class Other {{ public int Sales {{ get; set; }} public static Other Instance => new(); }}"
            .Replace("Other.Sales", "Other.Instance.Sales", StringComparison.Ordinal));

    [Fact]
    public Task The_label_s_type_may_have_the_label_s_name() => Expect.None(
        "public enum Sales { Low, High } public record Row([Feature] int Z, [Label] Sales Sales) { [Feature] public bool X => Z > (int)Sales.High; }");

    [Theory]
    [InlineData("SalesLog", "Sales", "with 'Log' added")]
    [InlineData("LogSales", "Sales", "with 'Log' added")]
    [InlineData("sales_bucket", "Sales", "with 'bucket' added")]
    [InlineData("NetSalesClass", "NetSales", "with 'Class' added")]
    [InlineData("HasChurned", "Churned", "with 'Has' added")]
    [InlineData("IsChurned", "churned", "with 'Is' added")]
    [InlineData("ChurnedFlag", "Churned", "with 'Flag' added")]
    [InlineData("PRICECode", "PRICE", "with 'Code' added")]
    [InlineData("Churned", "IsChurned", "without 'Is'")]
    [InlineData("Sales_2", "Sales2", "but for case and underscores")]
    public Task A_feature_named_after_the_label_is_pointed_out(string feature, string label, string relation) => Expect.One(
        "LAM0111",
        $"Feature '{feature}' has the name of the label '{label}' {relation}; remove [Feature] if it follows from the label",
        $"public record Row([Feature] float [|{feature}|], [Label] float {label});");

    [Theory]
    [InlineData("Catalog", "Cata")]
    [InlineData("Sales", "TargetSales")]
    [InlineData("SalesBefore", "Sales")]
    [InlineData("Class", "PassengerClass")]
    [InlineData("Log", "Is")]
    [InlineData("LogSalesBucket", "Sales")]
    [InlineData("IsOpen", "IsChurned")]
    public Task A_feature_of_another_name_is_fine(string feature, string label) =>
        Expect.None($"public record Row([Feature] float {feature}, [Label] float {label});");
}
