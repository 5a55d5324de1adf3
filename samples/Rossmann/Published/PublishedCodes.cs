using Lamina;

namespace Rossmann;

/// <summary>Seven codes as plain numbers, for the booster of the published protocol.</summary>
[Network(Hidden = [1])]
public record PublishedCodes([Feature(Shape = [7])] float[] Codes, [Label] float LogSales);
