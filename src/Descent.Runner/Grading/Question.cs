using System.Text.RegularExpressions;
using Descent.Lessons;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;
using Descent.Runner.Protocol;

namespace Descent.Runner.Grading;

/// <summary>An exercise as the course's own notebook asks it.</summary>
/// <param name="Exercise">The exercise, from the grader's own library.</param>
/// <param name="Variable">The variable that holds the answer.</param>
/// <param name="Check">The line that checks it.</param>
/// <param name="Wanted">What the answer should be.</param>
internal sealed partial record Question(Exercise Exercise, string Variable, string Check, Wanted Wanted)
{
    /// <summary>The exercise's id: 3.1-a.</summary>
    public string Id => Exercise.Id;

    /// <summary>The cell as the course gives it.</summary>
    public string Stub { get; init; } = "";

    /// <summary>The number of its lesson: 3.1.</summary>
    public string Lesson => LessonNumber.OfExercise(Id);

    /// <summary>Where the answer is after a cell that checks one: what the check saw, if that was the variable; else the variable, if there is one.</summary>
    public AnswerPlace[] PlacesIn(string source)
    {
        var (seen, variable) = (new AnswerPlace(Id, Variable), new AnswerPlace(null, Variable));
        var isVariable = Regex.IsMatch(source, $@"Find\(\s*""{Regex.Escape(Id)}""\s*\)\s*\.\s*Check\(\s*{Regex.Escape(Variable)}\s*\)");
        return isVariable ? [seen] : [variable, seen];
    }

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
        foreach (var source in NotebookReader.Read(path).CodeCells.Select(cell => cell.Source))
        {
            foreach (Match match in CheckLine().Matches(source))
            {
                var (id, variable) = (match.Groups["id"].Value, match.Groups["variable"].Value);
                var exercise = Exercise.All.FirstOrDefault(exercise => exercise.Id == id)
                    ?? throw new BadInputException($"{path} asks for exercise {id}, which this version of the course does not have.");
                yield return new Question(exercise, variable, match.Value.Trim(), Wanted.In(source, variable)) { Stub = source };
            }
        }
    }

    [GeneratedRegex("""^Exercise\.Find\("(?<id>[^"]+)"\)\.Check\((?<variable>\w+)\)\s*$""", RegexOptions.Multiline)]
    private static partial Regex CheckLine();
}

/// <summary>What an answer should be, as the stub of its exercise declares it.</summary>
/// <param name="Noun">In words.</param>
/// <param name="IsNumber">Whether it is a number.</param>
/// <param name="IsRun">Whether it is a run.</param>
/// <param name="Function">If it is a function, the types of its parameters and, last, of what it returns.</param>
internal sealed record Wanted(string Noun, bool IsNumber = false, bool IsRun = false, Type[]? Function = null)
{
    private static readonly Dictionary<string, Type> Types = new()
    {
        ["double"] = typeof(double),
        ["int"] = typeof(int),
        ["bool"] = typeof(bool),
        ["string"] = typeof(string),
    };

    /// <summary>Reads the line <c>double? edge = null;</c>.</summary>
    public static Wanted In(string source, string variable)
    {
        var type = Regex.Match(source, $@"^\s*(?<type>[\w<>, ?]+?)\??\s+{Regex.Escape(variable)}\s*=\s*null\b", RegexOptions.Multiline).Groups["type"].Value;
        if (type is "double" or "int") return new Wanted("a number", IsNumber: true);
        if (type is "string") return new Wanted("text");
        if (type is "Run") return new Wanted("a Run", IsRun: true);
        if (!type.StartsWith("Func<", StringComparison.Ordinal)) return new Wanted("something else");

        Type?[] parts = [.. type["Func<".Length..^1].Split(',', StringSplitOptions.TrimEntries).Select(name => Types.GetValueOrDefault(name))];
        return new Wanted($"a {type}", Function: parts.Contains(null) ? null : [.. parts.OfType<Type>()]);
    }
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
