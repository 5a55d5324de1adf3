using Lamina;

namespace Sdk.Tests;

/// <summary>A record whose labels exclude each other.</summary>
[Network(Hidden = [16, 8])]
public record Match(
    [Feature] float Form,
    [Feature] float Odds,
    [Label(LabelTask.MultiClass)] bool Lost,
    [Label(LabelTask.MultiClass)] int? Drawn,
    [Label(LabelTask.MultiClass)] bool? Won)
{
    public static Match[] Simulate(int count, int seed = 1)
    {
        var random = new Random(seed);
        var matches = new Match[count];
        for (var i = 0; i < count; i++)
        {
            var (form, odds) = (random.NextSingle(), random.NextSingle());
            var score = form - odds + (0.3 * (random.NextDouble() - 0.5));
            matches[i] = new(form, odds, score < -0.2, score is >= -0.2 and <= 0.2 ? 1 : 0, score > 0.2);
        }

        return matches;
    }
}

public enum MatchEnd
{
    Lost,
    Drawn,
    Won,
}

/// <summary>The same matches with one label of three classes.</summary>
[Network(Hidden = [16, 8])]
public record EndedMatch([Feature] float Form, [Feature] float Odds, [Label] MatchEnd End);
