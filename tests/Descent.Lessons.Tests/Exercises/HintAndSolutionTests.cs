using System.IO.Compression;
using System.Text;
using Xunit;

namespace Descent.Lessons.Tests;

public class HintAndSolutionTests
{
    public static TheoryData<string> Ids => [.. Exercise.All.Select(exercise => exercise.Id)];

    [Fact]
    public void Hints_climb_the_ladder_and_stay_on_the_last_rung()
    {
        var exercise = new Exercise("3.1-a", "A ladder", ["Look.", "Look <there>."], _ => Judgment.Right("Yes."));

        Assert.Contains("Hint 1 of 2: Look. Run the cell again", exercise.Hint().ToString());
        Assert.Contains("Hint 2 of 2: Look <there>. That was the last one.", exercise.Hint().ToString());
        Assert.Equal(2, exercise.Hint().Number);
        Assert.Contains("Look &lt;there&gt;.", exercise.Hint().ToHtml());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_solution_is_code_that_checks_itself_and_the_reason_why_it_works(string id)
    {
        var solution = Exercise.Find(id).Solution();

        Assert.EndsWith(")", solution.Code);
        Assert.Contains($"Exercise.Find(\"{id}\").Check(", solution.Code);
        Assert.DoesNotContain("```", solution.Code + solution.Why);
        Assert.InRange(solution.Why.Length, 40, 2000);
        Assert.Contains(Html.Encode(solution.Code), solution.ToHtml());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_solution_is_not_readable_in_the_library(string id)
    {
        var library = File.ReadAllBytes(typeof(Exercise).Assembly.Location);
        var solution = Exercise.Find(id).Solution();

        // The first line of the reason, and the whole of the code: shorter pieces may stand in a hint.
        foreach (var text in (string[])[solution.Why.Split('\n')[0], solution.Code])
        {
            Assert.Equal(-1, library.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)));
            Assert.Equal(-1, library.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)));
        }
    }

    [Fact]
    public void An_exercise_without_hints_says_so()
    {
        var exercise = new Exercise("w1-a", "None", [], _ => throw new InvalidOperationException());

        Assert.Equal("w1-a · Hint: This exercise has no hints.", exercise.Hint().ToString());
        Assert.Contains("no hints", exercise.Hint().ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Solutions_are_packed_the_same_whenever_and_wherever_the_library_is_built()
    {
        using var archive = new ZipArchive(typeof(Solution).Assembly.GetManifestResourceStream("solutions.zip")!);

        Assert.Equal(archive.Entries.Select(entry => entry.Name).Order(StringComparer.Ordinal), archive.Entries.Select(entry => entry.FullName));
        Assert.All(archive.Entries, entry => Assert.Equal(new DateTime(2000, 1, 1), entry.LastWriteTime.DateTime));
    }
}
