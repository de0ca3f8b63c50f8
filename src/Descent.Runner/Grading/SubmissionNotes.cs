using Descent.Runner.Notebooks;
using Descent.Runner.Running;
using Descent.Runner.Sandbox;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Descent.Runner.Grading;

/// <summary>What a teacher should know about a submission beside its verdicts.</summary>
internal static class SubmissionNotes
{
    /// <summary>What notes end in that are not for students.</summary>
    public const string ForTeachers = "Have a look at it.";

    private const int MostFailures = 10;

    /// <summary>Ways to get at the insides of the library, at other programs, or at the system.</summary>
    private static readonly HashSet<string> Deep =
    [
        "BindingFlags", "Reflection", "GetRuntimeFields", "GetRuntimeMethods", "GetField", "GetFields", "GetMethod", "GetMethods",
        "UnsafeAccessor", "Unsafe", "Marshal", "InteropServices", "DllImport", "LibraryImport", "NativeLibrary", "AssemblyLoadContext", "Emit",
        "Process", "ProcessStartInfo", "Socket", "Sockets",
    ];

    /// <summary>The notes, most important first.</summary>
    public static IEnumerable<string> Of(
        Notebook notebook, IReadOnlyDictionary<int, CellFailure> failures, IReadOnlyList<CellNotice> notices, Isolation isolation)
    {
        foreach (var cell in notebook.CodeCells)
        {
            if (failures.TryGetValue(cell.Number, out var failure) && IsDenied(failure))
                yield return $"Cell {cell.Number} tried to reach beyond its folder{(isolation.IsEnforced ? " and was kept from it" : "")}.";
            if (FindDeep(cell.Source) is { } word)
                yield return $"Cell {cell.Number} uses {word}, which no exercise needs. {ForTeachers}";
            foreach (var notice in notices.Where(notice => notice.Cell == cell.Number))
                yield return $"Cell {notice.Cell}, {notice.Text}";
        }

        foreach (var cell in notebook.Cells.Where(cell => failures.ContainsKey(cell.Number)).Take(MostFailures))
            yield return new CellError(notebook.FileName, cell, failures[cell.Number]).ToString();
        if (failures.Count > MostFailures)
            yield return $"{failures.Count - MostFailures} more cells failed.";
    }

    private static bool IsDenied(CellFailure failure) =>
        failure.Name is "System.UnauthorizedAccessException" or "System.Net.Sockets.SocketException"
        || (failure.Name == "System.IO.IOException" && failure.Message.Contains("Read-only file system", StringComparison.Ordinal));

    /// <remarks>By the compiler's reading, to which an identifier with an escaped letter is the same identifier, and a comment none.</remarks>
    private static string? FindDeep(string source)
    {
        var tokens = CSharpSyntaxTree.ParseText(source, CellSession.Syntax).GetRoot().DescendantTokens().ToArray();
        return tokens.Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText).FirstOrDefault(Deep.Contains)
            ?? (tokens.Any(token => token.ValueText.Contains("/proc/", StringComparison.Ordinal)) ? "/proc" : null);
    }
}
