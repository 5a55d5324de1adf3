namespace Rossmann;

/// <summary>Logarithms of sales that one arm forecasts.</summary>
/// <param name="Validation">For the rows that choices are made on.</param>
/// <param name="Test">For the rows that are measured.</param>
public sealed record Forecast(float[] Validation, float[] Test);
