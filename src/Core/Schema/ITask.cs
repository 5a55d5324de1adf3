using System.ComponentModel;

namespace Lamina;

/// <summary>
/// Says which task the rows of a type are for, so that a trainer's overload is picked by the compiler.
/// </summary>
/// <typeparam name="TSelf">The row type itself.</typeparam>
/// <typeparam name="TTask">A task marker: <see cref="Binary"/>, <see cref="MultiClass{TClass}"/>, <see cref="Regression"/>, <see cref="Ranking"/>, <see cref="MultiLabel{TLabels}"/>, <see cref="MultiRegression{TLabels}"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface ITask<TSelf, TTask>
    where TSelf : ITask<TSelf, TTask>;

/// <summary>The task marker of a label with two outcomes.</summary>
public readonly struct Binary;

/// <summary>The task marker of a label with several exclusive classes.</summary>
/// <typeparam name="TClass">The label's type.</typeparam>
public readonly struct MultiClass<TClass>
    where TClass : notnull;

/// <summary>The task marker of a label that is a number.</summary>
public readonly struct Regression;

/// <summary>The task marker of several labels that may each be true or false.</summary>
/// <typeparam name="TLabels">The type of the labels together.</typeparam>
public readonly struct MultiLabel<TLabels>
    where TLabels : struct;

/// <summary>The task marker of several labels that are numbers.</summary>
/// <typeparam name="TLabels">The type of the labels together.</typeparam>
public readonly struct MultiRegression<TLabels>
    where TLabels : struct;

/// <summary>The task marker of rows that are ordered within their group.</summary>
public readonly struct Ranking;
