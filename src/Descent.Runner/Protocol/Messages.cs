using System.Text.Json.Serialization;

namespace Descent.Runner.Protocol;

/// <summary>What a worker is asked to do.</summary>
[JsonDerivedType(typeof(RunCell), "run")]
[JsonDerivedType(typeof(FetchAnswer), "fetch")]
[JsonDerivedType(typeof(CallAnswer), "call")]
[JsonDerivedType(typeof(AskSchedule), "schedule")]
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
[JsonDerivedType(typeof(ScheduleAsked), "asked")]
internal abstract record WorkerMessage;

/// <summary>The worker is there, and can be sent a cell.</summary>
internal sealed record WorkerReady : WorkerMessage;

/// <summary>The running cell put something out.</summary>
/// <param name="Output">What it was.</param>
internal sealed record WorkerOutput(CellOutput Output) : WorkerMessage;

/// <summary>The running cell ended.</summary>
/// <param name="Failure">Why it stopped; null where it came to its end.</param>
/// <param name="Checked">The ids of the exercises that it checked an answer to.</param>
internal sealed record WorkerFinished(CellFailure? Failure, IReadOnlyList<string>? Checked = null) : WorkerMessage;

/// <summary>Where a check leaves the answer in a submission's process: <see cref="AppContext"/> has it under this and the exercise's id.</summary>
internal static class CheckedAnswer
{
    /// <summary>What the names begin with.</summary>
    public const string Prefix = "Descent.Answer.";
}

/// <summary>An answer as a submission's process keeps it.</summary>
/// <param name="Exercise">The exercise: the answer is what its check saw last. Null where the variable's value is.</param>
/// <param name="Variable">The variable's name.</param>
internal sealed record AnswerPlace(string? Exercise, string Variable);

/// <summary>Say what an answer is.</summary>
/// <param name="Call">Comes back with the reply.</param>
/// <param name="Place">Where it is.</param>
internal sealed record FetchAnswer(int Call, AnswerPlace Place) : WorkerRequest;

/// <summary>Call the function that is an answer.</summary>
/// <param name="Call">Comes back with the reply.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Arguments">The arguments, as <see cref="PlainValue"/> writes them.</param>
/// <param name="Types">Their types, and what is to be returned, by <see cref="PlainValue"/>'s names.</param>
internal sealed record CallAnswer(int Call, AnswerPlace Place, IReadOnlyList<string> Arguments, IReadOnlyList<string> Types) : WorkerRequest;

/// <summary>Ask the schedule of the run that is an answer for some of its learning rates.</summary>
/// <param name="Call">Comes back with the reply.</param>
/// <param name="Place">Where it is.</param>
/// <param name="From">The first step.</param>
/// <param name="Count">How many.</param>
internal sealed record AskSchedule(int Call, AnswerPlace Place, int From, int Count) : WorkerRequest;

/// <summary>A reply to one of these.</summary>
/// <param name="Call">Which one.</param>
internal abstract record AnswerReply(int Call) : WorkerMessage;

/// <summary>What an answer may be.</summary>
internal enum AnswerKind
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Null, as in the stub.</summary>
    Null,

    /// <summary>What <see cref="PlainValue"/> can carry, such as a number or text.</summary>
    Value,

    /// <summary>A function of such values, which can be called from afar.</summary>
    Function,

    /// <summary>A run, of which only the settings travel.</summary>
    Run,

    /// <summary>Anything else, which no exercise asks for.</summary>
    Other,

    /// <summary>A property that throws.</summary>
    Throws,
}

/// <summary>What an answer is.</summary>
/// <param name="Call">The request it answers.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Types">The value's type; or the function's parameters and, last, what it returns.</param>
/// <param name="Value">The value, as <see cref="PlainValue"/> writes it, the name of its type, or what was thrown.</param>
internal sealed record AnswerFetched(int Call, AnswerKind Kind, IReadOnlyList<string> Types, string? Value) : AnswerReply(Call)
{
    /// <summary>The settings, where it is a run.</summary>
    public RunDescription? Run { get; init; }
}

/// <summary>What a function returned, or how it failed.</summary>
/// <param name="Call">The request it answers.</param>
/// <param name="Value">The value, as <see cref="PlainValue"/> writes it.</param>
/// <param name="Error">What it threw, or null.</param>
internal sealed record AnswerReturned(int Call, string? Value, string? Error) : AnswerReply(Call);

/// <summary>Learning rates of a schedule, or how it failed.</summary>
/// <param name="Call">The request it answers.</param>
/// <param name="LearningRates">The learning rates.</param>
/// <param name="Error">What it threw, or null.</param>
internal sealed record ScheduleAsked(int Call, IReadOnlyList<double>? LearningRates, string? Error) : AnswerReply(Call);
