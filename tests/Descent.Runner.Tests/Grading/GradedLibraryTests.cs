using System.Reflection;
using System.Runtime.Loader;
using Xunit;

namespace Descent.Runner.Tests;

public sealed class GradedLibraryTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly AssemblyLoadContext context = new("graded", isCollectible: true);

    public void Dispose()
    {
        context.Unload();
        folder.Dispose();
    }

    [Fact]
    public void It_has_every_exercise_with_its_title_and_hints_and_neither_judge_nor_solution()
    {
        var path = folder[GradedLibrary.FileName];
        GradedLibrary.Write(typeof(Lessons.Run).Assembly.Location, path);
        using var image = File.OpenRead(path);
        var library = context.LoadFromStream(image);
        var type = library.GetType("Descent.Lessons.Exercise")!;
        var all = ((IEnumerable<object>)type.GetProperty("All")!.GetValue(null)!).ToArray();

        Assert.Equal(Lessons.Exercise.All.Select(exercise => exercise.ToString()), all.Select(exercise => exercise.ToString()));
        Assert.Equal(Lessons.Exercise.All.SelectMany(exercise => exercise.Hints), all.SelectMany(exercise => (IEnumerable<string>)type.GetProperty("Hints")!.GetValue(exercise)!));
        Assert.All(
            type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => typeof(Delegate).IsAssignableFrom(field.FieldType)),
            field => Assert.All(all, exercise => Assert.Null(field.GetValue(exercise))));
        Assert.DoesNotContain("solutions.zip", library.GetManifestResourceNames());
        Assert.Equal("", Of(all[0], "Solution").GetType().GetProperty("Code")!.GetValue(Of(all[0], "Solution")));
    }

    [Fact]
    public void No_praise_feedback_or_name_of_a_misconception_is_left_in_the_file()
    {
        var path = folder[GradedLibrary.FileName];
        GradedLibrary.Write(typeof(Lessons.Run).Assembly.Location, path);
        var (before, after) = (Text(typeof(Lessons.Run).Assembly.Location), Text(path));

        // A check that would find nothing in the library as it is would find nothing here.
        foreach (var words in (string[])["Takes 1/L for the limit", "Believes that faster is better", "Keeps α constant"])
        {
            Assert.Contains(words, before, StringComparison.Ordinal);
            Assert.DoesNotContain(words, after, StringComparison.Ordinal);
        }
    }

    private static object Of(object exercise, string method) => exercise.GetType().GetMethod(method)!.Invoke(exercise, null)!;

    /// <remarks>Text of programs is in UTF-16, and begins where it likes.</remarks>
    private static string Text(string path)
    {
        var bytes = File.ReadAllBytes(path);
        return System.Text.Encoding.Unicode.GetString(bytes) + System.Text.Encoding.Unicode.GetString(bytes, 1, bytes.Length - 1);
    }
}
