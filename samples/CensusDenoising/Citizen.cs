using CensusIncome;
using Lamina;

namespace CensusDenoising;

/// <summary>The columns of the census that say something about a person.</summary>
public abstract record CensusColumns
{
    protected CensusColumns(Person person)
    {
        Age = person.Age;
        WorkClass = person.WorkClass;
        Education = person.Education;
        EducationYears = person.EducationYears;
        MaritalStatus = person.MaritalStatus;
        Occupation = person.Occupation;
        Relationship = person.Relationship;
        Race = person.Race;
        Sex = person.Sex;
        CapitalGain = person.CapitalGain;
        CapitalLoss = person.CapitalLoss;
        HoursPerWeek = person.HoursPerWeek;
        Country = person.Country;
        EarnsOver50K = person.EarnsOver50K;
    }

    [Feature]
    public int Age { get; }

    [Feature]
    public string? WorkClass { get; }

    [Feature]
    public string Education { get; }

    [Feature]
    public int EducationYears { get; }

    [Feature]
    public string MaritalStatus { get; }

    [Feature]
    public string? Occupation { get; }

    [Feature]
    public string Relationship { get; }

    [Feature]
    public string Race { get; }

    [Feature]
    public string Sex { get; }

    [Feature]
    public int CapitalGain { get; }

    [Feature]
    public int CapitalLoss { get; }

    [Feature]
    public int HoursPerWeek { get; }

    [Feature]
    public string? Country { get; }

    [Label]
    public bool EarnsOver50K { get; }
}

/// <summary>With a network that gives the columns back through 32 units, and never sees the label.</summary>
[Network(Hidden = [256, 32], Learn = Representation.Autoencoder, SwapNoise = 0.15)]
public sealed record Citizen(Person Person) : CensusColumns(Person);

/// <summary>With a layer of 32 units, which stays as random as it starts.</summary>
[Network(Hidden = [32], Activation = Activation.Relu, Embedding = NumberEmbedding.None)]
public sealed record RandomCitizen(Person Person) : CensusColumns(Person);

/// <summary>The first 32 principal components of the columns.</summary>
public sealed record Components([Feature(Shape = [32])] float[] Values, [Label] bool EarnsOver50K);
