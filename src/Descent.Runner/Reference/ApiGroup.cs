using Microsoft.CodeAnalysis;

namespace Descent.Runner;

/// <summary>Types that answer the same question.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Question">What they are about, in a line.</param>
/// <param name="Types">The types, by name.</param>
internal sealed record ApiGroup(string Title, string Question, IReadOnlyList<INamedTypeSymbol> Types);
