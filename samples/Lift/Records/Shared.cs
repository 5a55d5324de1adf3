using NetworkDefaults;

namespace Lift;

/// <summary>Bicycles rented in an hour (UCI bike sharing).</summary>
public sealed record Bike : BikeColumns
{
    public static Bike[] Read(string folder) => [.. Cells.Read(Path.Combine(folder, "bike-hour", "hour.csv"), hasHeader: true).Select(Of<Bike>)];
}

/// <summary>A credit that was paid back or not (Statlog German credit).</summary>
public sealed record Credit : CreditColumns
{
    public static Credit[] Read(string folder) => [.. Cells.Read(Path.Combine(folder, "binary-small", "german.csv")).Select(Of<Credit>)];
}

/// <summary>A customer of a telephone company who left or stayed (Telco churn).</summary>
public sealed record Customer : CustomerColumns
{
    public static Customer[] Read(string folder) => [.. Cells.Read(Path.Combine(folder, "telco-churn", "telco.csv"), hasHeader: true).Select(Of<Customer>)];
}
