using Descent.Runner.Files;

namespace Descent.Runner.Grading.Reports;

/// <summary>Puts reports together: the shards of one class, or several classes.</summary>
internal static class ReportMerge
{
    /// <summary>One report of all, nothing lost and nothing counted twice.</summary>
    /// <param name="reports">The reports, and where each one is from.</param>
    /// <exception cref="BadInputException">A shard is missing, there twice or of another grading; or somebody's hand-in for a lesson is in two reports.</exception>
    public static GradedClass Merge(IReadOnlyList<(string Path, GradedClass Graded)> reports)
    {
        var shards = reports.Where(report => report.Graded.Shard.Count > 1).ToArray();
        RefuseIncomplete(shards);
        var classes = reports.Where(report => report.Graded.Shard.Count == 1).Select(report => new[] { report }).Concat(shards.Length > 0 ? [shards] : []).OrderBy(part => reports.ToList().IndexOf(part[0]));

        var grades = new List<SubmissionGrade>();
        var seen = new Dictionary<(string, string?, string?, string), string>();
        foreach (var part in classes)
        {
            var before = grades.Select(grade => grade.Place).DefaultIfEmpty(0).Max();
            foreach (var (grade, path) in part.SelectMany(report => report.Graded.Grades.Select(grade => (grade, report.Path))).OrderBy(pair => pair.grade.Place))
            {
                if ((grade.Lesson is not null || grade.File.Length > 0) && !seen.TryAdd((grade.Student, grade.Id, grade.Lesson, grade.Lesson is null ? grade.File : ""), path))
                    throw new BadInputException($"{grade.Student} has {(grade.Lesson is { } lesson ? $"lesson {lesson}" : grade.File)} in {seen[(grade.Student, grade.Id, grade.Lesson, grade.Lesson is null ? grade.File : "")]} and in {path}. Leave one of the reports out, or grade both folders in one command, which tells hand-ins and people apart.");
                grades.Add(grade with { Place = before + grade.Place });
            }
        }

        var courses = reports.Select(report => report.Graded.Course).Distinct().ToArray();
        var isolation = reports.Select(report => report.Graded.Isolation).FirstOrDefault(isolation => !isolation.IsEnforced) ?? reports[0].Graded.Isolation;
        return new GradedClass(grades, isolation, courses is [var only] ? only : "", Shard.Whole);
    }

    private static void RefuseIncomplete((string Path, GradedClass Graded)[] shards)
    {
        if (shards.Length == 0) return;
        var (path, first) = shards[0];
        foreach (var (other, graded) in shards)
        {
            if (graded.Shard.Count != first.Shard.Count) throw new BadInputException($"{path} is shard {first.Shard}, and {other} is shard {graded.Shard}: they are not of one class. Merge each class by itself.");
            if (graded.Course != first.Course || graded.Isolation.Kind != first.Isolation.Kind) throw new BadInputException($"{path} and {other} were graded with different versions, limits or sandboxes. Grade one of them again as the other.");
        }

        if (shards.GroupBy(shard => shard.Graded.Shard).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new BadInputException($"Shard {twice.Key} is there twice: {string.Join(" and ", twice.Select(shard => shard.Path))}. Name each once.");
        string[] missing = [.. Enumerable.Range(1, first.Shard.Count).Except(shards.Select(shard => shard.Graded.Shard.Number)).Select(number => $"{number}/{first.Shard.Count}")];
        if (missing.Length > 0)
            throw new BadInputException($"{(missing.Length == 1 ? "Shard" : "Shards")} {string.Join(", ", missing)} {(missing.Length == 1 ? "is" : "are")} missing. Grade with --shard {missing[0]}, and name the report, too.");
    }
}
