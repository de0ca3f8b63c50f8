using System.Text.RegularExpressions;
using Descent.Lessons;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Grading;

/// <summary>An exercise as the course's own notebook asks it.</summary>
/// <param name="Exercise">The exercise, from the grader's own library.</param>
/// <param name="Variable">The variable that holds the answer.</param>
/// <param name="Check">The line that checks it.</param>
internal sealed partial record Question(Exercise Exercise, string Variable, string Check)
{
    /// <summary>The exercise's id: 3.1-a.</summary>
    public string Id => Exercise.Id;

    /// <summary>The number of its lesson: 3.1.</summary>
    public string Lesson => LessonNumber.OfExercise(Id);

    /// <summary>The questions of a course, in the order of its notebooks.</summary>
    /// <exception cref="BadInputException">A notebook asks for an exercise that the library does not have, or none asks for any.</exception>
    public static IReadOnlyList<Question> ReadAll(string notebooksFolder)
    {
        List<Question> questions = [.. NotebookFolder.List(notebooksFolder).SelectMany(Read)];
        return questions.Count > 0
            ? questions
            : throw new BadInputException($"No notebook in {notebooksFolder} has an exercise. Name the course's folder with --notebooks.");
    }

    private static IEnumerable<Question> Read(string path)
    {
        var code = NotebookReader.Read(path).CodeCells.Select(cell => cell.Source);
        foreach (var match in code.SelectMany(source => CheckLine().Matches(source)))
        {
            var id = match.Groups["id"].Value;
            var exercise = Exercise.All.FirstOrDefault(exercise => exercise.Id == id)
                ?? throw new BadInputException($"{path} asks for exercise {id}, which this version of the course does not have.");
            yield return new Question(exercise, match.Groups["variable"].Value, match.Value.Trim());
        }
    }

    [GeneratedRegex("""^Exercise\.Find\("(?<id>[^"]+)"\)\.Check\((?<variable>\w+)\)\s*$""", RegexOptions.Multiline)]
    private static partial Regex CheckLine();
}

/// <summary>The solutions and known wrong answers of a course, for a teacher's eyes.</summary>
internal static class AnswerBook
{
    /// <summary>Each exercise's file from the solutions folder, one after the other.</summary>
    /// <exception cref="BadInputException">A file cannot be read, or is missing as it is where a course is handed out without solutions.</exception>
    public static string Read(string notebooksFolder, IEnumerable<Question> questions) => string.Join('\n', questions.Select(question =>
    {
        var path = Path.Combine(notebooksFolder, "solutions", $"{question.Id}.md");
        return File.Exists(path)
            ? InputFile.Read(path, File.ReadAllText).ReplaceLineEndings("\n")
            : throw new BadInputException($"There is no {path}. Name a notebooks folder that has its solutions with --notebooks.");
    }));
}
