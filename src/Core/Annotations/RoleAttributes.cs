namespace Lamina;

/// <summary>Marks a number that says how much a row counts in training. It must be finite and not negative.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class WeightAttribute : Attribute;

/// <summary>
/// Marks a column whose equal values belong together: a customer, a household, a query. No split and no
/// fold ever separates a group.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class GroupAttribute : Attribute;

/// <summary>
/// Marks the moment a row belongs to. Splits and folds go forward in time: what is tested is never older
/// than what was trained on.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class TimeAttribute : Attribute;

/// <summary>Marks a column that names the row. It is carried along and never learned from.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter)]
public sealed class IdAttribute : Attribute;
