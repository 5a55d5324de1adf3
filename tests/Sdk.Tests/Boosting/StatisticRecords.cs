using Lamina;

namespace Sdk.Tests.Boosting;

/// <summary>One categorical column and a number to learn.</summary>
[Network(Hidden = [2])]
public record Till([Feature(Encode.Category)] int Shop, [Label] float Sum);

/// <summary>The same with a moment.</summary>
[Network(Hidden = [2])]
public record Takings([Feature] string Shop, [Time] DateOnly Day, [Label] float Sum);

/// <summary>A categorical column, a group and a flag.</summary>
[Network(Hidden = [2])]
public record Stay([Feature] string Ward, [Group] int Patient, [Label] bool Returned);

/// <summary>A group and a moment.</summary>
[Network(Hidden = [2])]
public record Shift([Feature] string Kind, [Group] int Worker, [Time] DateOnly Day, [Label] float Hours);

/// <summary>Two numbers to learn, of which the first hangs on the city.</summary>
[Network(Hidden = [2])]
public record Branch([Feature] string City, [Label] float Rent, [Label] float Mood);
