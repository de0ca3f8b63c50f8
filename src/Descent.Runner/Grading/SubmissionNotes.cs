using System.Text.RegularExpressions;
using Descent.Runner.Notebooks;
using Descent.Runner.Running;
using Descent.Runner.Sandbox;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Descent.Runner.Grading;

/// <summary>What a teacher should know about a submission beside its verdicts.</summary>
internal static partial class SubmissionNotes
{
    /// <summary>What notes end in that are not for students.</summary>
    public const string ForTeachers = "Have a look at it.";

    /// <summary>What advice ends in that only a teacher can follow.</summary>
    public const string CheckAgain = "and check again.";

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
            yield return new CellError(notebook.FileName, cell, failures[cell.Number] with { Message = OnOneLine(failures[cell.Number]) }).ToString();
        if (failures.Count > MostFailures)
            yield return $"{failures.Count - MostFailures} more cells failed.";
    }

    /// <summary>What of a note or of feedback is for students: without what only the teacher can do, or only someone at a notebook that runs. Null where nothing is.</summary>
    public static string? ForStudents(string text)
    {
        if (StudentNumbers.Advice.Prepend(ForTeachers).Any(end => text.EndsWith(end, StringComparison.Ordinal))) return null;
        if (text.EndsWith(CheckAgain, StringComparison.Ordinal)) return text.LastIndexOf(". ", StringComparison.Ordinal) is var end and >= 0 ? text[..(end + 1)] : null;
        return TeachersPart().Replace(text, "");
    }

    /// <summary>The failure on one line: the compiler's errors each have one of their own.</summary>
    public static string OnOneLine(CellFailure failure) => failure.Name == CellFailure.CompilationError ? failure.Message.Replace("\n", "; ", StringComparison.Ordinal) : failure.Message;

    [GeneratedRegex(@", or raise --[a-z-]+(?=\.)|, and restart the kernel: the function is still running(?=\.)")]
    private static partial Regex TeachersPart();

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
