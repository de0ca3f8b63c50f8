namespace Descent.Runner;

/// <summary>A file to write the grades to.</summary>
/// <param name="Path">Where.</param>
/// <param name="ToText">Its form.</param>
internal sealed record ReportFile(string Path, Func<IReadOnlyList<SubmissionGrade>, string> ToText);
