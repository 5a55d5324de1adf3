namespace Rossmann;

/// <summary>A way to forecast sales from the seven columns.</summary>
public interface IArm
{
    /// <summary>What the table calls it.</summary>
    string Name { get; }

    /// <summary>Whether a network had a part in it.</summary>
    bool UsesNetwork { get; }

    /// <summary>Learns from the first period, chooses on the second, and looks at no label of the third.</summary>
    Forecast Learn(Periods periods);
}
