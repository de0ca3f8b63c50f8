using Xunit;

namespace Descent.Lessons.Tests.Labeled;

/// <summary>Explain() on runs that somebody labeled who had not seen its rules; the second half was held out from tuning them.</summary>
public sealed class JudgedTests(ITestOutputHelper log)
{
    [Theory]
    [InlineData("tuning")]
    [InlineData("held out")]
    public void The_diagnosis_is_right_and_the_advice_makes_the_run_better(string half)
    {
        var runs = half == "tuning" ? TuningRuns.All().ToArray() : [.. HeldOutRuns.All()];
        var wrong = new List<string>();
        var noBetter = new List<string>();
        var obvious = new List<string>();
        var advised = 0;
        foreach (var labeled in runs)
        {
            var run = labeled.Make();
            var explanation = run.Explain();
            if (!labeled.Accept.Contains($"{explanation.Diagnosis}"))
                wrong.Add($"{labeled.Name}: {explanation.Diagnosis}, not {string.Join(" or ", labeled.Accept)}{(labeled.Obvious ? " (obvious)" : "")}. {explanation}");
            if (labeled.IsBest && explanation.Suggestion is null)
                continue;

            advised++;
            if (explanation.Suggestion is { } suggestion && suggestion.IsBetter(run, suggestion.Apply()))
                continue;
            (labeled.Obvious ? obvious : noBetter).Add($"{labeled.Name} ({labeled.Accept[0]}, {labeled.Obvious}): {explanation}");
        }

        log.WriteLine($"{half}: {runs.Length - wrong.Count} of {runs.Length} right; {advised - noBetter.Count - obvious.Count} of {advised} better; {obvious.Count} obvious not better");
        foreach (var line in wrong) log.WriteLine($"WRONG {line}");
        foreach (var line in noBetter.Concat(obvious)) log.WriteLine($"NOBETTER {line}");
        Assert.True(wrong.Count <= 0.03 * runs.Length, string.Join('\n', wrong));
        Assert.True(noBetter.Count + obvious.Count <= 0.05 * advised && obvious.Count == 0, string.Join('\n', noBetter.Concat(obvious)));
    }
}
