namespace Descent.Runner;

/// <summary>A check as asked for on the command line.</summary>
/// <param name="Named">Files and folders with submissions.</param>
/// <param name="NotebooksFolder">The course's own notebooks.</param>
/// <param name="Lessons">The lessons to grade; all where there is none.</param>
/// <param name="Points">What a right answer is worth, by exercise; 1 where nothing is said.</param>
/// <param name="Reports">What to write.</param>
/// <param name="ShowsAnswers">Whether the answers are printed, and nothing is graded.</param>
/// <param name="Limits">What each submission may use.</param>
internal sealed record CheckRequest(
    IReadOnlyList<string> Named,
    string NotebooksFolder,
    IReadOnlyList<string> Lessons,
    IReadOnlyDictionary<string, double> Points,
    IReadOnlyList<ReportFile> Reports,
    bool ShowsAnswers,
    RunLimits Limits);
