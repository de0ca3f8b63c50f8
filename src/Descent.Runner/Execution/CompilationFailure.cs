using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Descent.Runner;

/// <summary>Turns the compiler's diagnostics into a cell's failure.</summary>
internal static class CompilationFailure
{
    /// <summary>All errors, each with its place in the cell; the failure's line is the first one's.</summary>
    public static CellFailure Describe(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Select(diagnostic => (Start: diagnostic.Location.GetLineSpan().StartLinePosition, Diagnostic: diagnostic))
            .OrderBy(error => error.Start)
            .Select(error => (
                Line: error.Start.Line + 1,
                Text: $"line {error.Start.Line + 1}, column {error.Start.Character + 1}: "
                    + $"{error.Diagnostic.Id} {error.Diagnostic.GetMessage()}"))
            .ToList();

        return new CellFailure(
            "CompilationError",
            string.Join('\n', errors.Select(error => error.Text)),
            errors[0].Line,
            Trace: []);
    }
}
