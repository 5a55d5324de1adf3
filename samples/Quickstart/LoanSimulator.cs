namespace Quickstart;

/// <summary>
/// Makes loan applications up. Whether a loan defaults hangs on quantities that no single column holds: the
/// monthly payment over the income, the debt over a year's income, the savings over the amount. A tree has to
/// build each ratio out of many steps; a hidden layer can bend itself along it.
/// </summary>
public static class LoanSimulator
{
    private static readonly string[] Branches = ["North", "South", "East", "West", "Harbour", "Airport"];
    private static readonly double[] PurposeEffect = [0.0, -0.4, 0.1, 0.5, 0.3];

    /// <summary>Simulates applications; the same seed gives the same ones.</summary>
    public static List<LoanApplication> Simulate(int count, int seed)
    {
        var random = new Random(seed);
        var applications = new List<LoanApplication>(count);
        for (var i = 0; i < count; i++)
        {
            var income = LogNormal(random, median: 3200, spread: 0.5);
            var debt = LogNormal(random, median: 9000, spread: 0.9);
            var amount = LogNormal(random, median: 8000, spread: 0.7);
            var months = 12 * random.Next(1, 8);
            var savings = LogNormal(random, median: 4000, spread: 1.0);
            var age = random.Next(20, 75);
            var purpose = (Purpose)random.Next(PurposeEffect.Length);
            var branch = Branches[random.Next(Branches.Length)];

            var burden = amount / months / income;            // the payment as a share of the income
            var leverage = debt / (12 * income);              // the debt in years of income
            var cushion = savings / amount;
            var risk = -1.2
                + (4.0 * Math.Log(burden / 0.08))
                + (3.0 * Math.Log(leverage / 0.24))
                - (2.0 * Math.Log(cushion / 0.5))
                + PurposeEffect[(int)purpose]
                + (age < 25 ? 0.4 : 0);

            applications.Add(new LoanApplication(
                (float)income,
                (float)debt,
                (float)amount,
                months,
                random.NextDouble() < 0.15 ? null : (float)savings,
                age,
                purpose,
                branch,
                random.NextDouble() < 1 / (1 + Math.Exp(-risk))));
        }

        return applications;
    }

    // Box and Muller 1958.
    private static double LogNormal(Random random, double median, double spread)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return median * Math.Exp(spread * radius * Math.Cos(2 * Math.PI * random.NextDouble()));
    }
}
