namespace Descent.Runner;

/// <summary>The number of a lesson, with which the names of its file and of its exercises begin: 3.1.</summary>
internal static class LessonNumber
{
    /// <summary>What a file's name begins with: 3.1 in <c>3.1-learning-rate.ipynb</c>, <c>3.1 ada.ipynb</c> and <c>3.1.ipynb</c>.</summary>
    public static string OfFile(string path) => Path.GetFileNameWithoutExtension(path).Split('-', '_', ' ')[0];

    /// <summary>The lesson of an exercise: 3.1 for <c>3.1-a</c>.</summary>
    public static string OfExercise(string id) => id.Split('-')[0];

    /// <summary>By what lessons are ordered: 3.2 comes before 3.10, and what is no number after all that are.</summary>
    public static Version Rank(string number)
    {
        if (Version.TryParse(number, out var rank)) return rank;
        return int.TryParse(number, out var major) && major >= 0
            ? new Version(major, 0)
            : new Version(int.MaxValue, 0);
    }
}
