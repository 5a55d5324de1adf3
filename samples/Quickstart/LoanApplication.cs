using Lamina;

namespace Quickstart;

/// <summary>What the money is for.</summary>
public enum Purpose
{
    Car,
    Home,
    Education,
    Business,
    Holiday,
}

/// <summary>One application for a loan. The attributes are all that Lamina asks for.</summary>
[Network(Hidden = [64, 32])]
public record LoanApplication(
    [Feature] float Income,                        // per month
    [Feature] float Debt,                          // what is owed elsewhere
    [Feature] float Amount,                        // what is asked for
    [Feature] int Months,                          // to pay it back in
    [Feature] float? Savings,                      // not everybody says
    [Feature] int Age,
    [Feature] Purpose Purpose,
    [Feature(Encode.Category)] string Branch,
    [Label] bool? Defaulted);                      // null: not known yet
