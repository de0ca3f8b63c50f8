using System.Reflection;
using Xunit;

namespace Descent.Runner.Tests;

/// <summary>The course as its source has it, before anything ran.</summary>
public static class Course
{
    public static string NotebooksFolder { get; } = Path.Combine(Repository.Root, "notebooks");

    /// <summary>The library's version, without the commit it was built from.</summary>
    public static string Version { get; } = typeof(Lessons.Run).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The notebooks' names, one row each.</summary>
    public static TheoryData<string> Notebooks => [.. NotebookNames];

    public static IEnumerable<string> NotebookNames =>
        Directory.GetFiles(NotebooksFolder, "*.ipynb").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    /// <summary>What the notebooks ask.</summary>
    internal static IReadOnlyList<Question> Questions { get; } = Question.ReadAll(NotebooksFolder);

    internal static Notebook SourceOf(string notebook) => NotebookReader.Read(Path.Combine(NotebooksFolder, $"{notebook}.ipynb"));
}
