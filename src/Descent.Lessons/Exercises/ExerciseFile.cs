using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Descent.Lessons;

/// <summary>Exercises that a teacher wrote, in a file beside a notebook; docs/coursework.md shows one.</summary>
/// <remarks>Students get the file packed, and without solutions: what judges has to be there, and nobody reads it by accident.</remarks>
internal static partial class ExerciseFile
{
    /// <summary>The file's name.</summary>
    internal const string FileName = "exercises.json";

    private const int MostBytes = 1_000_000;
    private const int MostInputs = 4;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };
    private static readonly Lock Gate = new();
    private static (DateTime Written, IReadOnlyList<Exercise> Exercises) beside;

    /// <summary>One of the file beside the running notebook; null where it has none of this id, or is not there.</summary>
    /// <remarks>A file that has changed is read again; one that has not keeps its exercises, which know the hints that were taken.</remarks>
    internal static Exercise? Find(string id)
    {
        if (!File.Exists(FileName))
            return null;
        lock (Gate)
        {
            var written = File.GetLastWriteTimeUtc(FileName);
            if (written != beside.Written)
                beside = (written, Read(FileName));
            return beside.Exercises.FirstOrDefault(exercise => exercise.Id == id);
        }
    }

    /// <summary>The exercises of a file.</summary>
    /// <exception cref="InvalidDataException">It cannot be used.</exception>
    internal static IReadOnlyList<Exercise> Read(string path)
    {
        var file = Path.GetFileName(path);
        if (new FileInfo(path).Length > MostBytes)
            throw new InvalidDataException($"{file} has more than {MostBytes.ToString("N0", CultureInfo.InvariantCulture)} bytes. It holds the text of exercises and nothing else: take out the rest, or make several folders of it.");

        using var document = Parse(file, Text(path));
        if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("packed", out var packed))
        {
            using var inner = Unpack(file, packed);
            return Read(file, inner.RootElement, isPacked: true);
        }

        return Read(file, document.RootElement, isPacked: false);
    }

    private static Exercise[] Read(string file, JsonElement root, bool isPacked)
    {
        var top = new ExerciseFields(file, "", root);
        top.RefuseOthers("exercises");
        var list = top.Objects("exercises");
        if (list.Count == 0)
            throw top.Fault("exercises", "is empty. Put an exercise between the brackets");

        var all = new List<Exercise>();
        for (var i = 0; i < list.Count; i++)
        {
            var fields = new ExerciseFields(file, $"exercise {i + 1}", list[i]);
            var id = fields.Text("id");
            if (!Id().IsMatch(id))
                throw fields.Fault("id", $"is \"{id}\". Write the lesson, a hyphen and a letter, such as \"w1-a\"");
            if (all.FindIndex(other => other.Id == id) is >= 0 and var earlier)
                throw fields.Fault("id", $"is \"{id}\", as that of exercise {earlier + 1}. Give each its own");
            if (Exercise.All.Any(other => other.Id == id))
                throw fields.Fault("id", $"is \"{id}\", an exercise of the course. Choose another, such as \"w1-a\"");
            all.Add(One(new ExerciseFields(file, $"exercise {id}", list[i]), id, isPacked));
        }

        foreach (var exercise in all)
            exercise.Beside = all;
        return [.. all];
    }

    private static Exercise One(ExerciseFields fields, string id, bool isPacked)
    {
        var kind = fields.Text("kind");
        string[] own = kind switch
        {
            "number" => ["tolerance"],
            "letter" => ["options"],
            "function" => ["inputs"],
            _ => throw fields.Fault("kind", $"is \"{kind}\". Write \"number\", \"letter\" or \"function\""),
        };
        fields.RefuseOthers(["id", "title", "kind", "answer", "praise", "hints", "misconceptions", "solution", .. own]);
        var (title, praise, hints) = (fields.Text("title"), fields.Text("praise"), fields.Texts("hints"));
        var wrong = fields.Has("misconceptions") ? fields.Objects("misconceptions").Select((one, i) => new ExerciseFields(fields.File, $"{fields.Place}, misconception {i + 1}", one)).ToArray() : [];
        foreach (var one in wrong)
            one.RefuseOthers("answer", "name", "feedback");

        var judge = kind switch
        {
            "number" => Number(fields, praise, wrong),
            "letter" => Letter(fields, praise, wrong),
            _ => Function(fields, praise, wrong),
        };
        (string, string)? solution = ("", "Your teacher has the worked solutions.");
        if (!isPacked)
        {
            var worked = new ExerciseFields(fields.File, $"{fields.Place}, solution", fields.Object("solution"));
            worked.RefuseOthers("code", "why");
            solution = (worked.Text("code"), worked.Text("why"));
        }

        return new Exercise(id, title, hints, judge) { OwnSolution = solution };
    }

    private static Func<object, Judgment> Number(ExerciseFields fields, string praise, ExerciseFields[] wrong)
    {
        var right = fields.Number("answer");
        double? tolerance = fields.Has("tolerance") ? fields.Number("tolerance") : null;
        if (tolerance is <= 0)
            throw fields.Fault("tolerance", $"is {Invariant(tolerance.Value)}. Write how far off an answer may be, a number above 0, or leave it out for a thousandth of the answer");
        var misconceptions = Misconceptions(wrong, one => one.Number("answer"), right, Same);
        return Judge.Number(number => Same(number, right) ? Judgment.Right(praise) : Judge.Wrong(misconceptions, answer => Same(number, answer), Judge.Compare(number, right)));

        bool Same(double number, double answer) => tolerance is { } most ? Math.Abs(number - answer) <= most * (1 + 1e-12) : Judge.Close(number, answer);
    }

    private static Func<object, Judgment> Letter(ExerciseFields fields, string praise, ExerciseFields[] wrong)
    {
        var right = fields.Letter("answer");
        var misconceptions = Misconceptions(wrong, one => one.Letter("answer"), right, (one, other) => one == other);
        char[] named = [.. misconceptions.Select(one => one.Answer).Append(right).Order()];
        char[] options = fields.Has("options") ? [.. fields.Text("options").ToLowerInvariant().Order()] : named;
        if (options.Length < 2 || options.Distinct().Count() < options.Length || options.Any(letter => !char.IsAsciiLetter(letter)))
            throw fields.Fault("options", "must be all letters that the question lists, two or more, such as \"abcd\"");
        if (Array.Find(named, letter => !options.Contains(letter)) is var missing and not '\0')
            throw fields.Fault("options", $"lacks \"{missing}\", which is an answer below. Write all letters that the question lists, such as \"abcd\"");
        return Judge.Choice(options, right, praise, misconceptions);
    }

    private static Func<object, Judgment> Function(ExerciseFields fields, string praise, ExerciseFields[] wrong)
    {
        var inputs = fields.Rows("inputs");
        var count = inputs.Length == 0 ? 0 : inputs[0].Length;
        if (count is < 1 or > MostInputs || inputs.Any(row => row.Length != count))
            throw fields.Fault("inputs", $"must be one list of numbers for each trial, all of the same length, from 1 to {MostInputs}, such as [[10, 1], [4, 4]]");
        var right = Values(fields);
        var misconceptions = Misconceptions(wrong, Values, right, Alike)
            .Select(one => new Misconception<Func<IEnumerable<double>>>(one.Name, () => one.Answer, one.Feedback)).ToArray();
        return count switch
        {
            1 => Judge.Function<Func<double, double>>(() => right, f => inputs.Select(x => f(x[0])), praise, misconceptions),
            2 => Judge.Function<Func<double, double, double>>(() => right, f => inputs.Select(x => f(x[0], x[1])), praise, misconceptions),
            3 => Judge.Function<Func<double, double, double, double>>(() => right, f => inputs.Select(x => f(x[0], x[1], x[2])), praise, misconceptions),
            _ => Judge.Function<Func<double, double, double, double, double>>(() => right, f => inputs.Select(x => f(x[0], x[1], x[2], x[3])), praise, misconceptions),
        };

        double[] Values(ExerciseFields of) => of.Numbers("answer") is var values && values.Length == inputs.Length ? values
            : throw of.Fault("answer", $"must be {inputs.Length} numbers, what the function gives for each of the inputs");
        static bool Alike(double[] one, double[] other) => one.Zip(other).All(pair => Judge.Close(pair.First, pair.Second));
    }

    private static Misconception<T>[] Misconceptions<T>(ExerciseFields[] wrong, Func<ExerciseFields, T> answer, T right, Func<T, T, bool> isSame)
    {
        var all = new List<Misconception<T>>();
        foreach (var one in wrong)
        {
            var known = new Misconception<T>(one.Text("name"), answer(one), one.Text("feedback"));
            if (isSame(known.Answer, right))
                throw one.Fault("answer", "is the right answer, or too near it to be told from it. Change it, or take the misconception out");
            if (all.FindIndex(other => isSame(known.Answer, other.Answer)) is >= 0 and var earlier)
                throw one.Fault("answer", $"is that of misconception {earlier + 1}. Make one of the two");
            all.Add(known);
        }

        return [.. all];
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException exception)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is not text in UTF-8. Save it as UTF-8.", exception);
        }
    }

    private static JsonDocument Parse(string file, string text)
    {
        try
        {
            return JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException exception) when (exception.LineNumber is { } line)
        {
            throw new InvalidDataException($"{file}, line {line + 1}, is not valid JSON. {exception.Message.Split(" LineNumber:")[0]} Look there and just above for a comma, a quote or a bracket.", exception);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{file} is not valid JSON. {exception.Message}", exception);
        }
    }

    private static JsonDocument Unpack(string file, JsonElement packed)
    {
        try
        {
            using var inflated = new DeflateStream(new MemoryStream(packed.GetBytesFromBase64()), CompressionMode.Decompress);
            var buffer = new byte[MostBytes + 1];
            var length = inflated.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return length <= MostBytes ? JsonDocument.Parse(buffer.AsMemory(0, length), Lenient) : throw new InvalidDataException("It is too large.");
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or InvalidDataException or JsonException)
        {
            throw new InvalidDataException($"{file} is not whole. Get it again from your teacher. {exception.Message}", exception);
        }
    }

    internal static string Invariant(double number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[A-Za-z0-9.]+-[A-Za-z0-9]+$")]
    private static partial Regex Id();
}
