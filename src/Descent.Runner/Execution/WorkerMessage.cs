using System.Text.Json.Serialization;

namespace Descent.Runner;

/// <summary>What a worker is asked to do.</summary>
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(FetchAnswer), "fetch")]
[JsonDerivedType(typeof(CallAnswer), "call")]
[JsonDerivedType(typeof(JudgeAnswer), "judge")]
internal abstract record WorkerRequest;

/// <summary>Run one cell.</summary>
/// <param name="Number">The cell's number, for places in errors.</param>
/// <param name="Code">The cell's text.</param>
/// <param name="ShowsValues">Whether values are rendered, which a grader has no use for.</param>
internal sealed record RunCell(int Number, string Code, bool ShowsValues) : WorkerRequest;

/// <summary>What a worker tells.</summary>
[JsonDerivedType(typeof(WorkerReady), "ready")]
[JsonDerivedType(typeof(WorkerOutput), "output")]
[JsonDerivedType(typeof(WorkerFinished), "finished")]
[JsonDerivedType(typeof(AnswerFetched), "fetched")]
[JsonDerivedType(typeof(AnswerReturned), "returned")]
[JsonDerivedType(typeof(AnswerJudged), "judged")]
internal abstract record WorkerMessage;

/// <summary>The worker is there, and can be sent a cell.</summary>
/// <param name="Secret">What its parent told it on standard input, where no one else could hear it.</param>
internal sealed record WorkerReady(string? Secret) : WorkerMessage;

/// <summary>The running cell put something out.</summary>
/// <param name="Output">What it was.</param>
internal sealed record WorkerOutput(CellOutput Output) : WorkerMessage;

/// <summary>The running cell ended.</summary>
/// <param name="Failure">Why it stopped; null where it came to its end.</param>
internal sealed record WorkerFinished(CellFailure? Failure) : WorkerMessage;
