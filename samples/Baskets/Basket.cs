using Lamina;

namespace Baskets;

/// <summary>What somebody bought at once, and whether they came back within a week.</summary>
/// <param name="Products">The products, in the order of the till.</param>
/// <param name="Hour">The hour of the purchase.</param>
/// <param name="Returned">Whether they came back.</param>
[Network(Hidden = [32, 8])]
public record Basket(
    [Feature(VectorWidth = 16)] IReadOnlyList<string> Products,
    [Feature] float Hour,
    [Label] bool Returned);
