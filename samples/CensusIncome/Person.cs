using Lamina;

namespace CensusIncome;

/// <summary>One person of the census of 1994 (the "Adult" data set): does he or she earn more than 50,000 dollars a year?</summary>
[Network(Hidden = [128, 64])]
public record Person(
    [Feature] int Age,
    [Feature] string? WorkClass,
    [Feature] int FinalWeight,
    [Feature] string Education,
    [Feature] int EducationYears,
    [Feature] string MaritalStatus,
    [Feature] string? Occupation,
    [Feature] string Relationship,
    [Feature] string Race,
    [Feature] string Sex,
    [Feature] int CapitalGain,
    [Feature] int CapitalLoss,
    [Feature] int HoursPerWeek,
    [Feature] string? Country,
    [Label] bool EarnsOver50K);
