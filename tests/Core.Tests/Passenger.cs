using Lamina;

namespace Core.Tests;

public enum Sex
{
    Female,
    Male,
}

/// <summary>A record with a column of each kind, for tests.</summary>
[Network(Hidden = [8, 4])]
public record Passenger(
    [Feature] int Class,
    [Feature] Sex Sex,
    [Feature] float? Age,
    [Feature] double Fare,
    [Feature] DateOnly? Boarded,
    [Feature] string? Ticket,
    [Label] bool? Survived)
{
    public static Passenger Example { get; } = new(1, Sex.Female, 29, 71.25, new DateOnly(1912, 4, 10), "PC 17599", true);

    /// <summary>Passengers whose survival hangs on class and sex.</summary>
    public static Passenger[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var passengers = new Passenger[count];
        for (var i = 0; i < count; i++)
        {
            var passenger = new Passenger(
                random.Next(1, 4),
                (Sex)random.Next(2),
                random.Next(5) == 0 ? null : random.Next(1, 80),
                Math.Exp(random.NextDouble() * 6),
                random.Next(5) == 0 ? null : new DateOnly(1912, 4, random.Next(1, 15)),
                random.Next(5) == 0 ? null : "T" + random.Next(10),
                null);
            var odds = (passenger.Sex == Sex.Female ? 1.5 : -1.5) + (2 - passenger.Class);
            passengers[i] = passenger with { Survived = random.NextDouble() < 1 / (1 + Math.Exp(-odds)) };
        }

        return passengers;
    }
}
