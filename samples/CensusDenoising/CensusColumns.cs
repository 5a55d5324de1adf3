using CensusIncome;
using Lamina;

namespace CensusDenoising;

/// <summary>The columns of the census that say something about a person.</summary>
public abstract record CensusColumns
{
    [Feature]
    public int Age { get; set; }

    [Feature]
    public string? WorkClass { get; set; }

    [Feature]
    public string Education { get; set; } = "";

    [Feature]
    public int EducationYears { get; set; }

    [Feature]
    public string MaritalStatus { get; set; } = "";

    [Feature]
    public string? Occupation { get; set; }

    [Feature]
    public string Relationship { get; set; } = "";

    [Feature]
    public string Race { get; set; } = "";

    [Feature]
    public string Sex { get; set; } = "";

    [Feature]
    public int CapitalGain { get; set; }

    [Feature]
    public int CapitalLoss { get; set; }

    [Feature]
    public int HoursPerWeek { get; set; }

    [Feature]
    public string? Country { get; set; }

    [Label]
    public bool EarnsOver50K { get; set; }

    /// <summary>The columns of a person.</summary>
    public static TColumns Of<TColumns>(Person person)
        where TColumns : CensusColumns, new() => new()
        {
            Age = person.Age,
            WorkClass = person.WorkClass,
            Education = person.Education,
            EducationYears = person.EducationYears,
            MaritalStatus = person.MaritalStatus,
            Occupation = person.Occupation,
            Relationship = person.Relationship,
            Race = person.Race,
            Sex = person.Sex,
            CapitalGain = person.CapitalGain,
            CapitalLoss = person.CapitalLoss,
            HoursPerWeek = person.HoursPerWeek,
            Country = person.Country,
            EarnsOver50K = person.EarnsOver50K,
        };
}
