namespace Baskets;

/// <summary>
/// Baskets from planted groups of products: most of a basket comes from one group, the rest from anywhere. Who buys
/// of some groups comes back more often; a single product says little, since each is rare.
/// </summary>
public static class BasketSimulator
{
    /// <summary>How many groups of products there are.</summary>
    public const int Groups = 20;

    /// <summary>How many products a group has.</summary>
    public const int ProductsInGroup = 15;

    private const double OutsideOfGroup = 0.25;

    /// <summary>The name of a product: its group is known to the simulator alone.</summary>
    public static string NameOf(int product) => $"product {product}";

    /// <summary>The group of a product.</summary>
    public static int GroupOf(string product) => int.Parse(product.AsSpan("product ".Length), System.Globalization.CultureInfo.InvariantCulture) % Groups;

    /// <summary>Draws baskets.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">What they are drawn from.</param>
    public static Basket[] Simulate(int count, int seed)
    {
        var random = new Random(seed);
        var baskets = new Basket[count];
        for (var i = 0; i < count; i++)
        {
            var group = random.Next(Groups);
            var products = new string[random.Next(1, 8)];
            for (var j = 0; j < products.Length; j++)
            {
                var from = random.NextDouble() < OutsideOfGroup ? random.Next(Groups) : group;
                products[j] = NameOf((random.Next(ProductsInGroup) * Groups) + from);
            }

            var hour = 8 + (12 * random.NextSingle());
            var odds = (group % 2 == 0 ? 1 : -1) + ((hour - 14) / 12);
            baskets[i] = new Basket(products, hour, random.NextDouble() < 1 / (1 + Math.Exp(-odds)));
        }

        return baskets;
    }
}
