using System.Security.Cryptography;
using System.Text;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Grading;

/// <summary>A submission as it was when the grading began.</summary>
/// <param name="Submission">Whose, and where.</param>
/// <param name="Notebook">What it holds; null where that cannot be read.</param>
/// <param name="Problem">Why not.</param>
/// <param name="Lesson">The lesson; null where it cannot be told.</param>
internal sealed record ReadSubmission(Submission Submission, Notebook? Notebook, string? Problem, string? Lesson)
{
    /// <summary>A digest of the file's bytes; null where it cannot be read.</summary>
    public string? Content { get; init; }

    /// <summary>Whose numbers it should have; empty where the table does not tell, and null where all have the same.</summary>
    public string? NumbersOf { get; init; }

    /// <summary>A digest of all that the grade depends on: bytes, the name that notes call it by, and what is said of other files. Null where nothing was read.</summary>
    public string? Digest => Content is null ? null
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [Content, Path.GetFileName(Submission.Path), .. Submission.Remarks, .. NumbersOf is null ? Array.Empty<string>() : ["numbers", NumbersOf]]))))[..32];
}

/// <summary>Which of several hand-ins counts.</summary>
internal static class HandIns
{
    /// <summary>What the remark on several hand-ins begins with.</summary>
    public const string Again = "Handed in ";

    /// <summary>Copying and unpacking may give all files of a class nearly the same time, which then says nothing.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(2);

    /// <summary>
    /// One for each student and lesson: of those that can be read the newest, and of files as new as that the one nearest to the
    /// student's folder, with the shortest name. The others are named. The same name for the same lesson in two folders that were
    /// named on the command line is two students.
    /// </summary>
    public static IReadOnlyList<ReadSubmission> ThatCount(IEnumerable<ReadSubmission> all)
    {
        ReadSubmission[] read = [.. all];
        var twice = read.Where(one => one.Lesson is not null).GroupBy(one => (one.Submission.Student, one.Lesson))
            .Where(group => group.Select(one => one.Submission.Root).Distinct().Count() > 1).Select(group => group.Key.Student).ToHashSet();
        string[] roots = [.. read.Select(one => one.Submission.Root).Distinct()];
        var names = read.Select(one => one.Submission.Student).ToHashSet();
        return
        [
            .. read.Select(one => twice.Contains(one.Submission.Student) ? Named(one, roots, names) : one)
                .GroupBy(one => (one.Submission.Student, one.Lesson, File: one.Lesson is null ? one.Submission.Path : ""))
                .Select(group => Choose([.. group])),
        ];
    }

    /// <summary>The name with the shortest ending of the folder's path that no other folder has and that makes it nobody else's name.</summary>
    private static ReadSubmission Named(ReadSubmission one, string[] roots, HashSet<string> names)
    {
        var (student, root) = (one.Submission.Student, one.Submission.Root);
        for (var count = 1; ; count++)
        {
            var (ending, parts) = (Ending(root, count), count);
            var name = $"{student} ({ending})";
            if (ending == root || !(names.Contains(name) || roots.Any(other => other != root && Ending(other, parts) == ending)))
                return one with { Submission = one.Submission with { Student = name } };
        }

        static string Ending(string path, int count) => string.Join(Path.DirectorySeparatorChar, path.Split(Path.DirectorySeparatorChar).TakeLast(count));
    }

    /// <summary>
    /// The grades, with what counts where only a roster knows two hand-ins of a lesson for one student's: of those that could be read
    /// the newest, and of files as new as that the one with the most points. Nothing, under the one name, is not kept beside what came under the other.
    /// </summary>
    public static IReadOnlyList<SubmissionGrade> Decide(IReadOnlyList<SubmissionGrade> grades, Roster roster)
    {
        var owned = grades.Select(grade => (Grade: grade, Key: (Roster.OwnerOf(grade, roster), grade.Lesson))).ToArray();
        var counting = owned.Where(one => one.Grade.Lesson is not null).GroupBy(one => one.Key, one => one.Grade).ToDictionary(group => group.Key, group => Choose([.. group]));
        return
        [
            .. from one in owned
               let other = counting.GetValueOrDefault(one.Key, one.Grade)
               let counts = ReferenceEquals(one.Grade, other)
               where counts || one.Grade.File.Length > 0 || one.Grade.Notes.Count > 1
               select one.Grade with { Instead = counts ? null : new OtherHandIn(other.Student, other.File) },
        ];
    }

    private static SubmissionGrade Choose(SubmissionGrade[] same)
    {
        var best = same.GroupBy(Rank).MaxBy(group => group.Key)!;
        var newest = best.Max(TimeOf);
        return best.Where(grade => newest - TimeOf(grade) <= SameTime).MaxBy(grade => grade.Points)!;

        static int Rank(SubmissionGrade grade) => grade.File.Length == 0 ? 0 : grade.Exercises.All(exercise => exercise.Judged.Feedback == Grader.Unread) ? 1 : 2;

        // To the second, as in a report, so that all computers decide alike.
        static DateTimeOffset TimeOf(SubmissionGrade grade) => DateTimeOffset.FromUnixTimeSeconds((grade.HandedIn ?? DateTimeOffset.MinValue).ToUnixTimeSeconds());
    }

    private static ReadSubmission Choose(ReadSubmission[] same)
    {
        if (same.Length == 1) return same[0];
        var readable = same.Where(one => one.Notebook is not null).DefaultIfEmpty(same[0]).ToArray();
        var newest = readable.Max(one => File.GetLastWriteTimeUtc(one.Submission.Path));
        var chosen = readable.Where(one => newest - File.GetLastWriteTimeUtc(one.Submission.Path) <= SameTime)
            .OrderBy(one => one.Submission.Path.Count(c => c == Path.DirectorySeparatorChar)).ThenBy(one => one.Submission.Path.Length).ThenBy(one => one.Submission.Path, StringComparer.Ordinal)
            .First();
        var others = same.Where(one => one != chosen).Select(one => Path.GetFileName(one.Submission.Path));
        string[] remarks =
        [
            $"{Again}{same.Length} times for this lesson. The newest counts, {Path.GetFileName(chosen.Submission.Path)}; not graded: {string.Join(", ", others)}.",
            .. same.SelectMany(one => one.Submission.Remarks),
        ];
        return chosen with { Submission = chosen.Submission with { Remarks = remarks } };
    }
}
