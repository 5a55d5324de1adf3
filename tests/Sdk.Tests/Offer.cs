using Lamina;

namespace Sdk.Tests;

/// <summary>
/// A record to be ranked: offers to customers. How high prices are in general differs from customer to customer, so that only
/// the order within a customer says something; the rows of one are not next to each other.
/// </summary>
[Network(Hidden = [16, 8])]
public record Offer([Group] int Customer, [Feature] float Price, [Feature] float Distance, [Feature] string Kind, [Label(LabelTask.Ranking)] int? Relevance)
{
    public static Offer[] Simulate(int customers, int seed = 1)
    {
        var random = new Random(seed);
        var offers = new List<Offer>();
        for (var i = 0; i < 8; i++)
        {
            for (var customer = 0; customer < customers; customer++)
            {
                var (price, distance) = (random.NextSingle(), random.NextSingle());
                var kind = random.Next(3) == 0 ? "special" : "plain";
                var worth = (2 * (1 - price)) + (1 - distance) + (kind == "special" ? 1 : 0) + (0.3 * random.NextDouble());
                offers.Add(new Offer(customer, price, distance, kind, worth > 3 ? 3 : worth > 2.4 ? 2 : worth > 1.8 ? 1 : 0));
            }
        }

        return [.. offers];
    }
}
