using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Benchmarks.Generator;

/// <summary>A generator and types for it.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Generator">The generator.</param>
/// <param name="References">What the types' project references.</param>
/// <param name="Source">Writes the file of a type, given its number and the name of its second member.</param>
internal sealed record Subject(
    string Name, ISourceGenerator Generator, ImmutableArray<MetadataReference> References, Func<int, string, string> Source);
