using Xunit;

namespace Descent.Lessons.Tests;

public sealed class ProgressTests : IDisposable
{
    private static readonly Exercise[] Lesson = [.. Exercise.All.Where(exercise => exercise.Lesson == "3.1")];

    private readonly string folder = Directory.CreateTempSubdirectory("descent-progress-").FullName;

    private string File => Path.Combine(folder, "below", "progress.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Progress_survives_a_restart_of_the_kernel()
    {
        Assert.Equal($"0 of {Lesson.Length} in this lesson", new Progress(File).After(Lesson[0], isRight: false));
        Assert.Equal($"1 of {Lesson.Length} in this lesson", new Progress(File).After(Lesson[0], isRight: true));
        Assert.Equal($"1 of {Lesson.Length} in this lesson", new Progress(File).After(Lesson[0], isRight: false));
        Assert.Equal($"2 of {Lesson.Length} in this lesson", new Progress(File).After(Lesson[1], isRight: true));
    }

    [Fact]
    public void Without_a_file_progress_lasts_as_long_as_the_process()
    {
        var progress = new Progress(path: null);

        progress.After(Lesson[0], isRight: true);

        Assert.Equal($"1 of {Lesson.Length} in this lesson", progress.After(Lesson[1], isRight: false));
        Assert.Equal($"0 of {Lesson.Length} in this lesson", new Progress(path: null).After(Lesson[1], isRight: false));
    }

    [Fact]
    public void Switched_off_as_it_is_in_tests_it_remembers_nothing()
    {
        Assert.Equal($"1 of {Lesson.Length} in this lesson", Progress.OfThisUser.After(Lesson[0], isRight: true));
        Assert.Equal($"0 of {Lesson.Length} in this lesson", Progress.OfThisUser.After(Lesson[0], isRight: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Right\": [\"3.1-a\"")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"Right\": [null]}")]
    [InlineData("\0\0\0")]
    public void A_file_that_cannot_be_read_is_set_aside_and_a_new_one_begun(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, content);

        var line = new Progress(File).After(Lesson[0], isRight: true);

        Assert.StartsWith($"1 of {Lesson.Length} in this lesson. Your earlier progress could not be read; the file is now ", line);
        var aside = Assert.Single(Directory.GetFiles(folder, "*.unreadable-*", SearchOption.AllDirectories));
        Assert.EndsWith(aside, line);
        Assert.Equal(content, System.IO.File.ReadAllText(aside));
        Assert.Equal($"1 of {Lesson.Length} in this lesson", new Progress(File).After(Lesson[0], isRight: false));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_said_and_costs_no_verdict()
    {
        System.IO.File.WriteAllText(Path.Combine(folder, "below"), "a file where a folder should be");

        Assert.StartsWith($"1 of {Lesson.Length} in this lesson. It could not be saved: ", new Progress(File).After(Lesson[0], isRight: true));
    }

    [Fact]
    public void Several_kernels_at_once_lose_nothing()
    {
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => new Progress(File).After(Lesson[i % Lesson.Length], isRight: true));

        Assert.Equal($"{Lesson.Length} of {Lesson.Length} in this lesson", new Progress(File).After(Lesson[0], isRight: false));
        Assert.Equal(["progress.json", "progress.json.lock"], Directory.GetFiles(Path.GetDirectoryName(File)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_newer_course_may_have_exercises_that_this_one_does_not_know()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, "{\"Right\": [\"12-x\"]}");

        new Progress(File).After(Lesson[0], isRight: true);

        Assert.Contains("12-x", System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_card_says_how_far_the_learner_is() =>
        Assert.Contains($" of {Lesson.Length} in this lesson", Lesson[0].Check(null).ToHtml());
}
