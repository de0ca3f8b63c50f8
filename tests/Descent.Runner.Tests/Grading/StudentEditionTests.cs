using System.IO.Compression;
using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace Descent.Runner.Tests;

public sealed class StudentEditionTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly AssemblyLoadContext context = new("student", isCollectible: true);

    public void Dispose()
    {
        context.Unload();
        folder.Dispose();
    }

    [Fact]
    public async Task It_has_all_notebooks_and_a_package_that_judges_and_knows_no_solution()
    {
        var outcome = await DescentProcess.RunAsync(folder.Path, "student", "out", "--notebooks", Course.NotebooksFolder);

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.Equal(Course.NotebookNames, Directory.GetFiles(folder["out"], "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));
        Assert.All(Course.NotebookNames, name => Assert.Equal(File.ReadAllText(Path.Combine(Course.NotebooksFolder, $"{name}.ipynb")), File.ReadAllText(folder[$"out/{name}.ipynb"])));
        Assert.True(File.Exists(folder["out/nuget.config"]));
        Assert.False(Directory.Exists(folder["out/solutions"]));
        Assert.DoesNotContain("solutions/", File.ReadAllText(folder["out/README.md"]), StringComparison.Ordinal);

        var library = Library(Assert.Single(Directory.GetFiles(folder["out/packages"])));
        var exercise = library.GetType("Descent.Lessons.Exercise")!;
        Assert.DoesNotContain("solutions.zip", library.GetManifestResourceNames());
        var verdict = Call(exercise, "Check", "3.1-a", 0.08);
        Assert.Equal(("Right", "NotYet"), (State(verdict), State(Call(exercise, "Check", "3.1-a", 0.04))));
        var card = (string)verdict.GetType().GetMethod("ToHtml")!.Invoke(verdict, null)!;
        Assert.Contains("Your teacher has the worked solutions.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("2.0 / 25", card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out/Ada Lovelace", "--variant", "roster.csv")]
    public async Task Every_link_in_it_leads_to_something_that_it_has(string copy, params string[] options)
    {
        folder.Write("roster.csv", "id,name\ns1,Ada Lovelace\n");

        var outcome = await DescentProcess.RunAsync(folder.Path, ["student", "out", .. options, "--notebooks", Course.NotebooksFolder]);

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        string[] texts = [folder[$"{copy}/README.md"], .. Course.NotebookNames.Select(name => folder[$"{copy}/{name}.ipynb"])];
        var links = texts.SelectMany(text => LinkTests.Links(text).Select(url => (text, url))).ToArray();
        Assert.All(links, link => Assert.True(!link.url.StartsWith("..", StringComparison.Ordinal) && LinkTests.Leads(link.text, link.url), $"{link}"));
        Assert.InRange(links.Length, 50, 1000);
        Assert.DoesNotContain("Bring your own", File.ReadAllText(texts[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_takes_no_folder_that_has_something_in_it_and_says_how_to_make_the_package()
    {
        folder.Write("out/mine.txt", "");
        folder.Write("notebooks/3.1.ipynb", SampleNotebook.Code("1"));

        var taken = await DescentProcess.RunAsync(folder.Path, "student", "out", "--notebooks", Course.NotebooksFolder);
        var bare = await DescentProcess.RunAsync(folder.Path, "student", "new");

        Assert.Equal((2, 2), (taken.ExitCode, bare.ExitCode));
        Assert.Contains("out is there already. Name a new folder.", taken.Error, StringComparison.Ordinal);
        Assert.Contains("has no package of the course. Build it with", bare.Error, StringComparison.Ordinal);
    }

    private Assembly Library(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var image = new MemoryStream();
        using (var entry = archive.Entries.Single(entry => entry.Name == GradedLibrary.FileName).Open()) entry.CopyTo(image);
        image.Position = 0;
        return context.LoadFromStream(image);
    }

    private static object Call(Type type, string name, params object[] arguments) =>
        type.GetMethod(name, [typeof(string), typeof(object)])!.Invoke(null, arguments)!;

    private static string State(object verdict) => $"{verdict.GetType().GetProperty("State")!.GetValue(verdict)}";
}
