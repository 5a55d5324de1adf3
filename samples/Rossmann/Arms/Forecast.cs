namespace Rossmann;

/// <summary>Logarithms of sales that one arm forecasts.</summary>
/// <param name="Validation">For the rows that choices are made on, from what lies before them.</param>
/// <param name="Test">For the rows that are measured, from everything before them.</param>
public sealed record Forecast(float[] Validation, float[] Test);
