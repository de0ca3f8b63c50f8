namespace Descent.Runner;

/// <summary>A submission after its run.</summary>
/// <param name="Judged">A verdict for each question, by its id.</param>
/// <param name="Failures">What went wrong in cells, by their number.</param>
internal sealed record SubmissionResult(IReadOnlyDictionary<string, Judged> Judged, IReadOnlyDictionary<int, CellFailure> Failures);
