using Lamina;

namespace PublishedSplits;

/// <summary>The forward kinematics of a robot arm of eight links: how far its end is from a target.</summary>
public record Kin8nm(
    [Feature] float Theta1,
    [Feature] float Theta2,
    [Feature] float Theta3,
    [Feature] float Theta4,
    [Feature] float Theta5,
    [Feature] float Theta6,
    [Feature] float Theta7,
    [Feature] float Theta8,
    [Label] float Distance) : IFromNumbers<Kin8nm>
{
    public static Kin8nm From(float[] cells) =>
        new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]);
}

/// <summary>The heating load of a simulated building (Tsanas and Xifara 2012).</summary>
public record Energy(
    [Feature] float Compactness,
    [Feature] float SurfaceArea,
    [Feature] float WallArea,
    [Feature] float RoofArea,
    [Feature] float Height,
    [Feature] float Orientation,
    [Feature] float GlazingArea,
    [Feature] float GlazingDistribution,
    [Label] float HeatingLoad) : IFromNumbers<Energy>
{
    public static Energy From(float[] cells) =>
        new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8]);
}

/// <summary>How far a predicted protein structure is from the true one.</summary>
public record Protein(
    [Feature] float SurfaceArea,
    [Feature] float NonPolarArea,
    [Feature] float NonPolarShare,
    [Feature] float ResidueArea,
    [Feature] float MolecularMass,
    [Feature] float Deviation,
    [Feature] float Distance,
    [Feature] float SecondaryPenalty,
    [Feature] float SpatialDistribution,
    [Label] float Rmsd) : IFromNumbers<Protein>
{
    public static Protein From(float[] cells) =>
        new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7], cells[8], cells[9]);
}

/// <summary>A record that is made of a line of numbers.</summary>
public interface IFromNumbers<TSelf>
{
    static abstract TSelf From(float[] cells);
}
