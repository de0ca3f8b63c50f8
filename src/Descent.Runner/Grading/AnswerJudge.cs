using Descent.Lessons;
using Descent.Runner.Protocol;

namespace Descent.Runner.Grading;

/// <summary>Judges one answer with the grader's own library.</summary>
internal static class AnswerJudge
{
    private const int LongestFeedback = 2000;

    /// <summary>The verdict; whatever goes wrong becomes part of it.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="answer">What the submission's variable holds.</param>
    /// <param name="answers">Where to ask for more.</param>
    /// <param name="patience">How long judging inside the submission's process may take.</param>
    /// <exception cref="WorkerGoneException">The submission's process has gone.</exception>
    public static async Task<Judged> JudgeAsync(Question question, AnswerFetched answer, AnswerClient answers, TimeSpan patience)
    {
        try
        {
            return answer.Kind switch
            {
                AnswerKind.Missing => new Judged(Mark.NotAnswered, $"There is no variable {question.Variable}, which should hold the answer."),
                AnswerKind.Null => await CheckAsync(question, null),
                AnswerKind.Value => await CheckAsync(question, PlainValue.Read(answer.Value!, PlainValue.TypeOf(answer.Types[0]))),
                AnswerKind.Function => await CheckAsync(question, answers.FunctionIn(question.Variable, answer)),
                _ => Of(await answers.JudgeAsync(question.Variable, question.Id).WaitAsync(patience)),
            };
        }
        catch (TimeoutException)
        {
            return new Judged(Mark.Failed, $"The answer could not be judged within {patience.TotalSeconds:0.#} s.");
        }
        catch (Exception e) when (e is not WorkerGoneException)
        {
            return new Judged(Mark.Failed, Shorten($"The answer could not be judged. {e.Message}"));
        }
    }

    /// <remarks>On another thread: a check runs experiments, and waits for functions that may never return.</remarks>
    private static Task<Judged> CheckAsync(Question question, object? answer) => Task.Run(() =>
    {
        var verdict = question.Exercise.Check(answer);
        return Of(verdict.State, verdict.Feedback, verdict.Misconception);
    });

    private static Judged Of(AnswerJudged reply) => Of(reply.State, reply.Feedback, reply.Misconception);

    private static Judged Of(VerdictState state, string? feedback, string? misconception)
    {
        var mark = state switch
        {
            VerdictState.Right => Mark.Right,
            VerdictState.NotYet => Mark.NotYet,
            _ => Mark.NotAnswered,
        };
        return new Judged(mark, Shorten(feedback), misconception is null ? null : Shorten(misconception));
    }

    private static string Shorten(string? text) => text?.Length > LongestFeedback ? $"{text[..LongestFeedback]}…" : text ?? "";
}
