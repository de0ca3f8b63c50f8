using System.Text.RegularExpressions;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading;

/// <summary>What a teacher should know about a submission beside its verdicts.</summary>
internal static partial class SubmissionNotes
{
    private const int MostFailures = 10;

    /// <summary>The notes, most important first.</summary>
    public static IEnumerable<string> Of(Notebook notebook, IReadOnlyDictionary<int, CellFailure> failures)
    {
        foreach (var cell in notebook.CodeCells)
        {
            if (failures.TryGetValue(cell.Number, out var failure) && IsDenied(failure))
                yield return $"Cell {cell.Number} tried to reach beyond its folder{(Confinement.IsEnforced ? " and was kept from it" : "")}.";
            if (ReachesDeep().Match(cell.Source) is { Success: true } match)
                yield return $"Cell {cell.Number} uses {match.Value}, which no exercise needs. Have a look at it.";
        }

        foreach (var cell in notebook.Cells.Where(cell => failures.ContainsKey(cell.Number)).Take(MostFailures))
            yield return new CellError(notebook.FileName, cell, failures[cell.Number]).ToString();
        if (failures.Count > MostFailures)
            yield return $"{failures.Count - MostFailures} more cells failed.";
    }

    private static bool IsDenied(CellFailure failure) =>
        failure.Name is "System.UnauthorizedAccessException" or "System.Net.Sockets.SocketException";

    /// <summary>Ways to get at the insides of the library, at other programs, or at the system.</summary>
    [GeneratedRegex(@"\b(BindingFlags|UnsafeAccessor|DllImport|LibraryImport|NativeLibrary|AssemblyLoadContext|Process\.Start|ProcessStartInfo)\b|/proc/")]
    private static partial Regex ReachesDeep();
}
