using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    /// <summary>A digest of the teacher's file that it is from; null where it is the course's own.</summary>
    public string? OwnFile { get; init; }

    /// <summary>The number of its lesson: 3.1.</summary>
    public string Lesson => LessonNumber.OfExercise(Id);

    /// <summary>What declares the variable, up to its value: <c>double? edge =</c>; empty where nothing does.</summary>
    public string Declaration => Regex.Match(Stub, $@"^\s*[\w<>, ?]+\s{Regex.Escape(Variable)}\s*=(?=\s*null\b)", RegexOptions.Multiline).Value.Trim();

    /// <summary>The question with the numbers of a student.</summary>
    public Question For(string student) => Exercise.For(student) is var own && own == Exercise ? this : this with { Exercise = own, Stub = own.Restate(Stub) };

    /// <summary>Where the answer is after a cell that checks one: what the check saw, if that was the variable; else the variable, if there is one.</summary>
    public AnswerPlace[] PlacesIn(string source)
    {
        var (seen, variable) = (new AnswerPlace(Id, Variable), new AnswerPlace(null, Variable));
        var isVariable = Regex.IsMatch(source, $@"Find\(\s*""{Regex.Escape(Id)}""\s*\)\s*\.\s*Check\(\s*{Regex.Escape(Variable)}\s*\)");
        return isVariable ? [seen] : [variable, seen];
    }

    /// <summary>The questions of a course, in the order of its notebooks.</summary>
    /// <exception cref="BadInputException">A notebook asks for an exercise that there is not, none asks for any, or the teacher's file of exercises cannot be used.</exception>
    public static IReadOnlyList<Question> ReadAll(string notebooksFolder) => ReadAll(notebooksFolder, OwnExercises.Read(notebooksFolder));

    /// <summary>The questions of a course, in the order of its notebooks.</summary>
    /// <param name="notebooksFolder">The course's own folder.</param>
    /// <param name="own">The teacher's exercises there.</param>
    /// <exception cref="BadInputException">A notebook asks for an exercise that there is not, or none asks for any.</exception>
    public static IReadOnlyList<Question> ReadAll(string notebooksFolder, OwnExercises own)
    {
        List<Question> questions = [.. NotebookFolder.List(notebooksFolder).SelectMany(path => Read(path, own))];
        return questions.Count > 0
            ? questions
            : throw new BadInputException($"No notebook in {notebooksFolder} has an exercise. Name the course's folder with --notebooks.");
    }

    private static IEnumerable<Question> Read(string path, OwnExercises own)
    {
        foreach (var source in NotebookReader.Read(path).CodeCells.Select(cell => cell.Source))
        {
            foreach (Match match in CheckLine().Matches(source))
            {
                var (id, variable) = (match.Groups["id"].Value, match.Groups["variable"].Value);
                var exercise = Exercise.All.Concat(own.All).FirstOrDefault(exercise => exercise.Id == id)
                    ?? throw new BadInputException($"{path} asks for exercise {id}, which this version of the course does not have, nor a file {OwnExercises.FileName} beside it.");
                yield return new Question(exercise, variable, match.Value.Trim(), Wanted.In(source, variable)) { Stub = source, OwnFile = own.All.Contains(exercise) ? own.Digest : null };
            }
        }
    }

    [GeneratedRegex("""^Exercise\.Find\("(?<id>[^"]+)"\)\.Check\((?<variable>\w+)\)\s*$""", RegexOptions.Multiline)]
    private static partial Regex CheckLine();
}

/// <summary>Exercises that a teacher wrote, from the file beside the course's own notebooks: never from one that was handed in.</summary>
/// <param name="All">The exercises; none where there is no file.</param>
/// <param name="Digest">A digest of the file.</param>
internal sealed record OwnExercises(IReadOnlyList<Exercise> All, string Digest)
{
    /// <summary>The file's name.</summary>
    public const string FileName = "exercises.json";

    private static readonly JsonSerializerOptions AsItIs = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads them.</summary>
    /// <exception cref="BadInputException">The file cannot be used; the message says where, and what to do.</exception>
    public static OwnExercises Read(string notebooksFolder)
    {
        var path = Path.Combine(notebooksFolder, FileName);
        if (!File.Exists(path)) return new OwnExercises([], "");
        try
        {
            return InputFile.Read(path, _ => new OwnExercises(Exercise.FromFile(path), Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))));
        }
        catch (InvalidDataException e)
        {
            throw new BadInputException(e.Message, e);
        }
    }

    /// <summary>The file of a folder as students get it; empty where there is none, or none that can be used, as its cells then say.</summary>
    public static string PackedIn(string folder)
    {
        try
        {
            return Read(folder).All.Count > 0 ? Pack(File.ReadAllText(Path.Combine(folder, FileName))) : "";
        }
        catch (BadInputException)
        {
            return "";
        }
    }

    /// <summary>The file as students get it: without solutions, and packed, so that nobody reads an answer by accident.</summary>
    public static string Pack(string text)
    {
        var root = JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip })!;
        if (root["packed"] is not null) return text;
        foreach (var exercise in root["exercises"]!.AsArray()) exercise!.AsObject().Remove("solution");
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) deflate.Write(Encoding.UTF8.GetBytes(root.ToJsonString(AsItIs)));
        return $"{{ \"packed\": \"{Convert.ToBase64String(packed.ToArray())}\" }}\n";
    }
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
        if (question.OwnFile is not null) return $"# {question.Exercise}\n\n{question.Exercise.Solution().Code}\n\n{question.Exercise.Solution().Why}\n\nKnown wrong answers are in {OwnExercises.FileName}.\n";
        var path = Path.Combine(notebooksFolder, "solutions", $"{question.Id}.md");
        return File.Exists(path)
            ? InputFile.Read(path, File.ReadAllText).ReplaceLineEndings("\n")
            : throw new BadInputException($"There is no {path}. Name a notebooks folder that has its solutions with --notebooks.");
    }));
}
