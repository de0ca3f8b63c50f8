using System.Diagnostics;
using System.Text.Json;

namespace Descent.Lessons;

/// <summary>Which exercises a learner has got right: kept in a small file, so that a restart of the kernel forgets nothing.</summary>
/// <param name="path">The file, or null to remember for as long as this process lives.</param>
/// <param name="isKept">Whether anything is remembered; where nothing is, each verdict counts itself alone.</param>
/// <remarks>
/// Several kernels may be at work at once. What is right only grows, so under a lock each adds its own to what the
/// others wrote. A file that cannot be used costs the learner the memory of it, never a verdict.
/// </remarks>
internal sealed class Progress(string? path, bool isKept = true)
{
    /// <summary>The variable that names another file, or is <see cref="Off"/>.</summary>
    internal const string Variable = "DESCENT_PROGRESS";

    /// <summary>The variable's value where nothing shall be read, written or remembered.</summary>
    internal const string Off = "off";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> right = [];
    private readonly Lock gate = new();

    /// <summary>The progress of whoever uses this computer.</summary>
    internal static Progress OfThisUser { get; } = Environment.GetEnvironmentVariable(Variable) == Off
        ? new(path: null, isKept: false)
        : new(DefaultPath());

    /// <summary>Takes note of a verdict and says how far the learner is: "3 of 4 in this lesson".</summary>
    internal string After(Exercise exercise, bool isRight)
    {
        lock (gate)
        {
            var trouble = path is null ? "" : Exchange(path, isRight ? exercise.Id : null);
            HashSet<string> known = isKept ? right : [];
            if (isRight)
                known.Add(exercise.Id);
            var lesson = Exercise.All.Concat(exercise.Beside).Where(other => other.Lesson == exercise.Lesson).ToArray();
            return $"{lesson.Count(other => known.Contains(other.Id))} of {lesson.Length} in this lesson{trouble}";
        }
    }

    /// <summary>Learns what the file knows, and adds to it; returns what to tell the learner if that went wrong.</summary>
    private string Exchange(string file, string? newlyRight)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            using var held = Hold($"{file}.lock");
            var (kept, trouble) = Read(file);
            right.UnionWith(kept);
            if (newlyRight is not null && !kept.Contains(newlyRight))
                Write(file, [.. kept, newlyRight]);
            return trouble;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $". It could not be saved: {exception.Message}";
        }
    }

    private static FileStream Hold(string lockFile)
    {
        for (var waiting = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waiting.Elapsed < Patience)
            {
                Thread.Sleep(10);
            }
        }
    }

    private static (IReadOnlyList<string> Right, string Trouble) Read(string file)
    {
        if (!File.Exists(file))
            return ([], "");

        try
        {
            var content = JsonSerializer.Deserialize<Content>(File.ReadAllText(file));
            if (content?.Right is { } ids && !ids.Contains(null!))
                return (ids, "");
        }
        catch (JsonException)
        {
            // Set aside below, as is a file of another shape.
        }

        var aside = $"{file}.unreadable-{Guid.NewGuid():N}";
        File.Move(file, aside);
        return ([], $". Your earlier progress could not be read; the file is now {aside}");
    }

    /// <summary>Writes beside the file and renames, so that no one ever reads half of it.</summary>
    private static void Write(string file, string[] ids)
    {
        var unfinished = $"{file}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(unfinished, JsonSerializer.Serialize(new Content([.. ids.Distinct().Order(StringComparer.Ordinal)])));
            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static string? DefaultPath()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
            return named;

        // Empty where a user has no home.
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return folder.Length == 0 ? null : Path.Combine(folder, "descent", "progress.json");
    }

    private sealed record Content(string[] Right);
}
