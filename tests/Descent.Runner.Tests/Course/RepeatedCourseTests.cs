using System.Text.Json.Nodes;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The course runs a second time, on one core and in another time zone: it shows what it showed before.</summary>
public sealed class RepeatedCourseTests(BuiltCourse course)
{
    private const string MeasuredTime = "ms per epoch";

    [Fact(Explicit = true)]
    public async Task Two_runs_of_the_course_give_the_same_bytes_but_for_measured_time()
    {
        using var folder = new TempFolder();
        var again = DescentProcess.StartInfo(Repository.Root, "--output", folder.Path);
        again.Environment["DOTNET_PROCESSOR_COUNT"] = "1";
        again.Environment["TZ"] = "Asia/Kathmandu";
        var outcome = await ProgramRun.OfAsync(again);

        Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
        Assert.All(Course.NotebookNames, name =>
            Assert.Equal(WithoutTime(course.ExecutedTextOf(name)), WithoutTime(File.ReadAllText(folder[$"executed/{name}.ipynb"]))));
    }

    /// <summary>An executed notebook, in which outputs that show measured time are left out.</summary>
    private static string WithoutTime(string executed)
    {
        var notebook = JsonNode.Parse(executed)!;
        foreach (var outputs in ExecutedNotebook.Outputs(notebook))
        {
            foreach (var output in outputs.Where(output => output!.ToJsonString().Contains(MeasuredTime, StringComparison.Ordinal)).ToArray())
                outputs.Remove(output);
        }

        return notebook.ToJsonString();
    }
}
