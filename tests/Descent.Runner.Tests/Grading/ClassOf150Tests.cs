using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>A class of 150 in Moodle's layout, graded by the real program, which goes on where it was killed.</summary>
/// <remarks>Nearly all hand in the same file, which was graded before the kill: that they need no grading again is part of what is tested.</remarks>
public sealed class ClassOf150Tests : IDisposable
{
    private const string First = "#r \"nuget: Descent.Lessons\"\nusing Descent.Lessons;\nLesson.Start(\"3.1\")";

    private static readonly string[] Students =
    [
        .. from last in (string[])["Lovelace", "Noether", "Núñez", "Åkesson", "Żak", "Thị Minh", "von Neumann", "Guðmundsdóttir", "O'Neil", "González", "Șerban", "Dvořák", "Müller", "Ильин", "山田"]
           from first in (string[])["Ada", "Émile", "José", "Zoë", "Łukasz", "Nguyễn", "Søren", "Björk", "Grace", "Jürgen"]
           select $"{first} {last}",
    ];

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Killed_and_continued_it_has_right_names_an_importable_gradebook_and_a_page_for_each()
    {
        Needs.Sandbox();
        var usual = Cells("2.0 / 25");
        folder.Write("class/A_1_assignsubmission_file_/3.1.ipynb", usual);
        folder.Write("class/B_2_assignsubmission_file_/3.1.ipynb", Cells("new Func<double>(() => { System.Threading.Thread.Sleep(100_000); return 1; })()"));
        await KillAfterOneAsync();
        Directory.Delete(folder["class"], recursive: true);
        for (var i = 0; i < Students.Length; i++) folder.Write($"class/{InPieces(Students[i], i)}_{1000 + i}_assignsubmission_file_/3.1.ipynb", i == 7 ? Cells("1.0 / 25") : usual);
        folder.Write("roster.csv", $"Identifier,Full name,ID number,Email address\n{string.Concat(Students.Select((name, i) => $"Participant {1000 + i},{name},s{i},student{i}@example.org\n"))}");

        var outcome = await DescentProcess.RunAsync(
            folder.Path,
            "check", "class", "--notebooks", Course.NotebooksFolder, "--json", "g.json", "--since", "g.json", "--students", "roster.csv", "--gradebook", "book.csv", "--gradebook-for", "moodle", "--feedback", "pages");

        Assert.True(outcome.ExitCode == 1, outcome.Output + outcome.Error);
        Assert.Contains("class looks like --layout moodle", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("149 of 150 were not graded again", outcome.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["g.json.journal"]));
        var book = CsvText.Parse(Read("book.csv"));
        Assert.Equal(["Full name", "ID number", "Email address", "Lesson 3.1"], book[0]);
        Assert.Equal(Students.Select((name, i) => $"{name},s{i},student{i}@example.org,{(i == 7 ? 0 : 1)}"), book.Skip(1).Select(row => string.Join(',', row)));
        AssertPages();
        AssertShards(JsonReport.Read(folder["g.json"]));
    }

    private static Cell[] Cells(string edge) => [SampleNotebook.Code(First), SampleNotebook.Code($"double? edge = {edge};\nExercise.Find(\"3.1-a\").Check(edge)")];

    /// <summary>Every second name as macOS writes it, with marks apart from their letters; .NET does so where it knows cultures, and tests do not.</summary>
    private static string InPieces(string name, int i) => i % 2 == 0 ? name : name.Replace("é", "e\u0301", StringComparison.Ordinal).Replace("É", "E\u0301", StringComparison.Ordinal).Replace("ë", "e\u0308", StringComparison.Ordinal);

    private async Task KillAfterOneAsync()
    {
        using var first = Process.Start(DescentProcess.StartInfo(folder.Path, "check", "class", "--notebooks", Course.NotebooksFolder, "--json", "g.json"))!;
        while (!File.Exists(folder["g.json.journal"]) || Read("g.json.journal").Count(c => c == '\n') < 2)
        {
            Assert.False(first.HasExited, "It ended before it was killed.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        first.Kill();
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(File.Exists(folder["g.json"]));

        // All that follows rests on it, and would take minutes otherwise.
        var grade = Assert.Single(JsonReport.ReadJournal(folder["g.json.journal"]).Grades);
        Assert.True(grade is { Student: "A", Points: 1 }, $"{grade} {string.Join('\n', grade.Exercises)}");
    }

    private string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(folder[file], FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private void AssertPages()
    {
        var pages = Directory.GetFiles(folder["pages/students"], "feedback.html", SearchOption.AllDirectories).ToDictionary(path => Path.GetFileName(Path.GetDirectoryName(path)!), File.ReadAllText);
        Assert.Equal(150, pages.Count);
        var teacher = Read("pages/class.html");
        for (var i = 0; i < Students.Length; i++)
        {
            var page = Assert.Single(pages, page => page.Key.EndsWith($"_{1000 + i}_assignsubmission_file_", StringComparison.Ordinal));
            var name = System.Net.WebUtility.HtmlEncode(Students[i]);
            Assert.Contains($"<h1>{name}</h1>", page.Value, StringComparison.Ordinal);
            Assert.Equal(i == 7, page.Value.Contains("1.0 / 25", StringComparison.Ordinal));
            Assert.DoesNotContain(Students[(i + 10) % 150].Split(' ')[1], page.Value, StringComparison.Ordinal);
            Assert.Contains($"<a href=\"students/{Uri.EscapeDataString(page.Key)}/feedback.html\">{name}</a>", teacher, StringComparison.Ordinal);
        }

        Assert.Contains("Takes 1/L for the limit</td><td class=\"number\">1</td>", teacher, StringComparison.Ordinal);
    }

    /// <summary>Four computers' parts, merged, are the one report: nothing is graded here, because all is known.</summary>
    private void AssertShards(GradedClass whole)
    {
        var finder = new SubmissionFinder(new HashSet<string>());
        var submissions = finder.Find([folder["class"]]);
        var known = EarlierGrades.Read(folder["g.json"], mayBeMissing: false, whole).Known;
        var parts = Enumerable.Range(1, 4).Select(number => new Shard(number, 4)).Select(shard => (
            $"{shard}",
            whole with
            {
                Shard = shard,
                Grades = [.. GraderTests.GraderWith(GraderTests.Limits).GradeAsync(submissions, _ => { }, new GradingScope(shard, known), TestContext.Current.CancellationToken).GetAwaiter().GetResult()],
            })).ToArray();

        Assert.Equal([38, 38, 37, 37], parts.Select(part => part.Item2.Grades.Count));
        Assert.Equal(WithoutFiles(JsonReport.Write(whole)), WithoutFiles(JsonReport.Write(ReportMerge.Merge(parts))));

        // The files' names are as seen from where a command runs.
        static string WithoutFiles(string json)
        {
            var report = JsonNode.Parse(json)!;
            foreach (var submission in report["submissions"]!.AsArray()) submission!["file"] = "";
            return report.ToJsonString();
        }
    }
}
