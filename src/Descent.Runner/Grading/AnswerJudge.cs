using System.Globalization;
using Descent.Lessons;
using Descent.Runner.Protocol;

namespace Descent.Runner.Grading;

/// <summary>Judges one answer, with the grader's own library and in the grader's process.</summary>
/// <param name="answers">Where to ask.</param>
/// <param name="patience">How long a run may take when it is run again.</param>
internal sealed class AnswerJudge(AnswerClient answers, TimeSpan patience)
{
    private const int LongestFeedback = 2000;
    private const int LongestAnswer = 100;

    /// <summary>The verdict; whatever goes wrong becomes part of it. Null where there is no answer at that place.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="place">Where the answer is.</param>
    /// <exception cref="WorkerGoneException">The submission's process has gone.</exception>
    public async Task<Judged?> JudgeAsync(Question question, AnswerPlace place)
    {
        var answer = await answers.FetchAsync(place);
        try
        {
            var judged = answer.Kind switch
            {
                AnswerKind.Missing or AnswerKind.Null => null,
                AnswerKind.Value => await CheckAsync(question, () => ToWanted(question.Wanted, PlainValue.Read(answer.Value!, PlainValue.TypeOf(answer.Types[0])))),
                AnswerKind.Function => await CheckAsync(question, () => answers.FunctionAt(place, TypesFor(question.Wanted, [.. answer.Types.Select(PlainValue.TypeOf)]))),
                AnswerKind.Run when question.Wanted.IsRun => await CheckAsync(question, () => RunAgain(answer.Run!, place)),
                AnswerKind.Run => Refuse(question, "a Run"),
                AnswerKind.Throws => new Judged(Mark.NotYet, Shorten($"Your {question.Variable} {answer.Value}")),
                _ => Refuse(question, $"{Shorten(answer.Value, 100)}"),
            };
            return judged is null ? null : judged with { Answer = InWords(answer, question.Wanted) };
        }
        catch (Exception e) when (e is not WorkerGoneException)
        {
            return new Judged(Mark.Failed, Shorten($"The answer could not be judged. {e.Message}"));
        }
    }

    /// <summary>Cuts what a submission may have made as long as it liked.</summary>
    public static string Shorten(string? text, int longest = LongestFeedback) => text?.Length > longest ? $"{text[..longest]}…" : text ?? "";

    /// <summary>A value, as text in quotes where a number was wanted; of a function and a run only the code tells what they are.</summary>
    private static string? InWords(AnswerFetched answer, Wanted wanted)
    {
        if (answer.Kind != AnswerKind.Value) return null;
        var value = PlainValue.Read(answer.Value!, PlainValue.TypeOf(answer.Types[0]));
        return Shorten(value is string text && wanted.IsNumber ? $"\"{text}\"" : value is not null and not Array ? Convert.ToString(value, CultureInfo.InvariantCulture) : answer.Value, LongestAnswer);
    }

    private static Judged Refuse(Question question, string got) => new(Mark.NotYet, $"This exercise wants {question.Wanted.Noun}, but it got {got}.");

    private static object? ToWanted(Wanted wanted, object? value) =>
        wanted.IsNumber && value is not null && PlainValue.IsNumber(value.GetType()) ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : value;

    /// <summary>The function as asked for, where it is one of as many numbers; else as it is, for the judge to say what is wrong.</summary>
    private static Type[] TypesFor(Wanted wanted, Type[] types) =>
        wanted.Function is { } asked && asked.Length == types.Length && asked.Zip(types).All(pair => pair.First == pair.Second || (PlainValue.IsNumber(pair.First) && PlainValue.IsNumber(pair.Second)))
            ? asked
            : types;

    /// <summary>The run, made anew from its settings: nothing that a submission's process says of its outcome counts.</summary>
    private Run RunAgain(RunDescription description, AnswerPlace place)
    {
        using var time = new CancellationTokenSource(patience);
        var settings = description.ToSettings((from, count) => answers.LearningRatesAt(place, from, count));
        var run = settings.Minimize(cancellation: time.Token);
        return run.Outcome == Outcome.Cancelled
            ? throw new SubmissionException($"The run takes longer than {patience.TotalSeconds:0.#} s.")
            : run;
    }

    /// <remarks>On another thread: a check runs experiments, and waits for functions that may never return.</remarks>
    private static Task<Judged> CheckAsync(Question question, Func<object?> answer) => Task.Run(() =>
    {
        object? given;
        try
        {
            given = answer();
        }
        catch (Exception e) when (question.Wanted.IsRun && e is InvalidDataException or SubmissionException or ArgumentException or InvalidOperationException)
        {
            return new Judged(Mark.NotYet, Shorten($"Your run could not be run again to be judged. {e.Message}"));
        }

        var verdict = question.Exercise.Check(given);
        var mark = verdict.State switch
        {
            VerdictState.Right => Mark.Right,
            VerdictState.NotYet => Mark.NotYet,
            _ => Mark.NotAnswered,
        };
        return new Judged(mark, Shorten(verdict.Feedback.Replace($"threw {nameof(SubmissionException)}: ", "threw ", StringComparison.Ordinal)), verdict.Misconception is { } misconception ? Shorten(misconception) : null)
        {
            Share = verdict.Share,
            RightFor = mark == Mark.NotYet && given is not Delegate ? question.Exercise.Variants.FirstOrDefault(other => other != question.Exercise && other.Check(given).State == VerdictState.Right) : null,
        };
    });
}
