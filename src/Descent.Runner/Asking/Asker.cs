using System.Text.Json;
using Jint;
using Jint.Native;

namespace Descent.Runner.Asking;

/// <summary>Answers questions outside a page, with the ranking of the page.</summary>
/// <remarks>
/// The ranking is two scripts, <c>ask-words.js</c> and <c>ask-rank.js</c>. A page has no C# before its reader asks for it, and loading that for a search
/// would cost many megabytes; a second ranking in C# would have to agree with the first, to the last stem. So the scripts are
/// interpreted here, by Jint, which takes a few milliseconds for a question.
/// </remarks>
internal sealed class Asker : IDisposable
{
    private readonly Lock gate = new();
    private readonly Engine engine = new(options => options.Strict().LimitRecursion(200));
    private readonly JsValue ask;

    /// <summary>Reads an index.</summary>
    /// <param name="index">What to answer from.</param>
    /// <param name="script">The ranking.</param>
    public Asker(AskIndex index, string script)
    {
        Index = index;
        engine.Execute(script);
        engine.SetValue("index", index.ToJson());
        ask = engine.Evaluate("""
            const ranking = new descent.Ranking(JSON.parse(index));
            (question, most) => {
              const found = ranking.ask(question, most);
              const places = list => list.map(({ number, answer }) => ({ number, answer: answer ?? 0 }));
              return JSON.stringify({ passages: places(found.passages), terms: places(found.terms), lesson: found.lesson });
            }
            """);
    }

    /// <summary>What is answered from.</summary>
    public AskIndex Index { get; }

    /// <summary>The passages that answer a question, the best first.</summary>
    /// <param name="question">The question, in anyone's words.</param>
    /// <param name="most">How many passages to give at most.</param>
    public Answers Ask(string question, int most = 3)
    {
        lock (gate)
        {
            var found = JsonSerializer.Deserialize<Found>(engine.Invoke(ask, question, most).AsString(), JsonSerializerOptions.Web)!;
            return new Answers(
                [.. found.Passages.Select(place => new Answer(Index.Passages[place.Number], place.Answer))],
                [.. found.Terms.Select(place => Index.Passages[place.Number])],
                found.Lesson is { } lesson ? Index.Lessons[lesson] : null);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => engine.Dispose();

    private sealed record Place(int Number, int Answer);

    private sealed record Found(Place[] Passages, Place[] Terms, int? Lesson);
}

/// <summary>What was found for a question.</summary>
/// <param name="Passages">The passages that answer it, the best first; none where nothing does.</param>
/// <param name="Terms">Entries of the glossary on its words.</param>
/// <param name="Nearest">Where nothing answers it, the lesson that is nearest; null where none is near.</param>
internal sealed record Answers(IReadOnlyList<Answer> Passages, IReadOnlyList<Passage> Terms, AskLesson? Nearest);

/// <summary>A passage that answers.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Sentence">The place of the sentence that answers best.</param>
internal sealed record Answer(Passage Passage, int Sentence);
