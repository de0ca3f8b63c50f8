using System.Text.Json.Serialization;
using Descent.Lessons;

namespace Descent.Runner.Protocol;

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

/// <summary>Say what a variable holds.</summary>
/// <param name="Call">Comes back with the reply.</param>
/// <param name="Variable">The variable's name.</param>
internal sealed record FetchAnswer(int Call, string Variable) : WorkerRequest;

/// <summary>Call the function that a variable holds.</summary>
/// <param name="Call">Comes back with the reply.</param>
/// <param name="Variable">The variable's name.</param>
/// <param name="Arguments">The arguments, as <see cref="PlainValue"/> writes them.</param>
internal sealed record CallAnswer(int Call, string Variable, IReadOnlyList<string> Arguments) : WorkerRequest;

/// <summary>Judge an answer that cannot leave the worker.</summary>
/// <param name="Call">Comes back with the reply.</param>
/// <param name="Variable">The variable's name.</param>
/// <param name="Exercise">The exercise's id.</param>
internal sealed record JudgeAnswer(int Call, string Variable, string Exercise) : WorkerRequest;

/// <summary>A reply to one of these.</summary>
/// <param name="Call">Which one.</param>
internal abstract record AnswerReply(int Call) : WorkerMessage;

/// <summary>What a variable may hold, in the order in which answers are judged: the harmless first.</summary>
internal enum AnswerKind
{
    /// <summary>There is no such variable.</summary>
    Missing,

    /// <summary>Null, as in the stub.</summary>
    Null,

    /// <summary>What <see cref="PlainValue"/> can carry, such as a number or text.</summary>
    Value,

    /// <summary>A function of such values, which can be called from afar.</summary>
    Function,

    /// <summary>Anything else, such as a run.</summary>
    Other,
}

/// <summary>What a variable holds.</summary>
/// <param name="Call">The request it answers.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Types">The value's type; or the function's parameters and, last, what it returns.</param>
/// <param name="Value">The value, as <see cref="PlainValue"/> writes it.</param>
internal sealed record AnswerFetched(int Call, AnswerKind Kind, IReadOnlyList<string> Types, string? Value) : AnswerReply(Call);

/// <summary>What a function returned, or how it failed.</summary>
/// <param name="Call">The request it answers.</param>
/// <param name="Value">The value, as <see cref="PlainValue"/> writes it.</param>
/// <param name="Error">What it threw, or null.</param>
internal sealed record AnswerReturned(int Call, string? Value, string? Error) : AnswerReply(Call);

/// <summary>The verdict on an answer that could not leave the worker.</summary>
/// <param name="Call">The request it answers.</param>
/// <param name="State">The verdict.</param>
/// <param name="Feedback">What to tell the learner.</param>
/// <param name="Misconception">The misconception behind a known wrong answer, or null.</param>
internal sealed record AnswerJudged(int Call, VerdictState State, string Feedback, string? Misconception) : AnswerReply(Call);
