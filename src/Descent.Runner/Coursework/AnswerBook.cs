namespace Descent.Runner;

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
