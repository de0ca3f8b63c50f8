using Spectre.Console;

namespace Descent.Runner;

/// <summary>Shows how grading goes: one bar, or a line for each submission.</summary>
internal static class CheckProgress
{
    /// <summary>Runs <paramref name="run"/> and shows each grade that is ready.</summary>
    public static Task<IReadOnlyList<SubmissionGrade>> ShowAsync(
        int count,
        Func<Action<SubmissionGrade>, Task<IReadOnlyList<SubmissionGrade>>> run) => ProgressDisplay.ShowAsync(
        context =>
        {
            var bar = context.AddTask("Grading", maxValue: count);
            return run(grade =>
            {
                bar.Increment(1);
                bar.Description = Markup.Escape(CleanText.Line($"{bar.Value:0} of {count}, last {grade.Student}"));
            });
        },
        writer =>
        {
            var done = 0;
            return run(grade => writer.WriteLine(CleanText.Line($"{Interlocked.Increment(ref done)} of {count}: {grade.Student} {grade.Lesson}")));
        });
}
