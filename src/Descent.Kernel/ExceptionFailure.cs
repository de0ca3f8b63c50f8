using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Descent.Kernel;

/// <summary>Turns what a cell threw into a cell's failure, in terms of cells and lines.</summary>
internal static partial class ExceptionFailure
{
    /// <summary>Frames of the machinery below and between a cell's own.</summary>
    private static readonly string[] Machinery =
    [
        "Microsoft.CodeAnalysis.",
        "Descent.Kernel.",
        "Descent.Lab.",
        "System.Runtime.CompilerServices.",
        "System.Runtime.ExceptionServices.",
    ];

    /// <summary>The file name under which a cell is compiled, so that stack traces lead back to it.</summary>
    public static string PathOf(int cell) => string.Create(CultureInfo.InvariantCulture, $"cell {cell}");

    /// <summary>The failure of the cell, or of the script it loads, that was compiled under a path.</summary>
    public static CellFailure Describe(Exception exception, string path)
    {
        // Both wrap what the author's own code threw.
        while (exception is TargetInvocationException or TypeInitializationException
            && exception.InnerException is { } cause)
        {
            exception = cause;
        }

        var own = Path.GetFileName(path);
        var frames = Chain(exception).SelectMany(e => Frames(e, own)).ToList();
        var place = frames.FirstOrDefault(frame => frame.File == own);
        return new CellFailure(
            SubmissionClass().Replace(exception.GetType().FullName!, ""),
            SubmissionClass().Replace(string.Join(" ---> ", Chain(exception).Select(e => Read(e, nameof(e.Message), () => e.Message))), ""),
            place?.Line,
            [.. frames.Select(frame => frame.ToString())]);
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException) yield return e;
    }

    private static IEnumerable<Frame> Frames(Exception exception, string own) =>
        FrameLine().Matches(Read(exception, nameof(exception.StackTrace), () => exception.StackTrace) ?? "")
            .Select(match => new Frame(
                SubmissionClass().Replace(match.Groups["method"].Value, ""),
                Path.GetFileName(match.Groups["file"].Value),
                own,
                int.TryParse(match.Groups["line"].Value, CultureInfo.InvariantCulture, out var line) ? line : null))
            .Where(frame => !Machinery.Any(name => frame.Method.StartsWith(name, StringComparison.Ordinal)) && !frame.IsNowhere);

    /// <summary>What an exception says of itself, which a learner's own may throw over.</summary>
    private static string? Read(Exception exception, string property, Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e)
        {
            return $"{exception.GetType().Name} has a {property} that throws {e.GetType().Name}.";
        }
    }

    /// <summary>One call. Cells compile to classes called Submission#1 and so on, which no author ever wrote.</summary>
    private sealed record Frame(string Method, string File, string Own, int? Line)
    {
        /// <summary>Whether it is a cell's own beginning without a line, as in a page, where nobody knows lines.</summary>
        public bool IsNowhere => Line is null && IsTopLevel;

        private bool IsTopLevel => Method.StartsWith("<<Initialize>>", StringComparison.Ordinal);

        public override string ToString()
        {
            if (File != Own && !CellPath().IsMatch(File)) return $"at {Method}";
            return IsTopLevel ? $"at {File}, line {Line}" : $"at {Method} in {File}, line {Line}";
        }
    }

    [GeneratedRegex(@"^cell \d+$")]
    private static partial Regex CellPath();

    [GeneratedRegex(@"^\s+at (?<method>.+?)(?: in (?<file>.+):line (?<line>\d+))?\r?$", RegexOptions.Multiline)]
    private static partial Regex FrameLine();

    [GeneratedRegex(@"Submission#\d+[.+]")]
    private static partial Regex SubmissionClass();
}
