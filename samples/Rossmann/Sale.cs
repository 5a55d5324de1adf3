namespace Rossmann;

/// <summary>One store on one day on which it sold something.</summary>
/// <param name="Store">The store's number, from 1 to 1,115.</param>
/// <param name="State">The federal state that the store is in.</param>
/// <param name="Day">The day.</param>
/// <param name="DayOfWeek">1, Monday, to 7.</param>
/// <param name="Promo">Whether the store ran a promotion: 0 or 1.</param>
/// <param name="Amount">What it sold that day, above 0.</param>
public readonly record struct Sale(int Store, string State, DateOnly Day, int DayOfWeek, int Promo, float Amount)
{
    /// <summary>The label of every model here: errors in per cent are differences of logarithms.</summary>
    public float LogAmount => MathF.Log(Amount);

    /// <summary>Store, day of week and promotion as one category: the cell of a lookup table that the row belongs to.</summary>
    public int Cell => (Store * 14) + (DayOfWeek * 2) + Promo - 2;

    /// <summary>The number of the week, from Monday.</summary>
    public int Week => Day.DayNumber / 7;
}
