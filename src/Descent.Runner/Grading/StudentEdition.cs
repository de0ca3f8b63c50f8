using System.IO.Compression;
using System.Text.RegularExpressions;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Grading;

/// <summary>The course as students get it: everything but the solutions, which are not in its package either.</summary>
internal static partial class StudentEdition
{
    private const string Packages = "packages";

    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="notebooks">The course's own folder.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="numbers">Who is to have numbers of their own, and then a folder below; null where all have the same.</param>
    /// <exception cref="BadInputException">There is something already, the package has not been made, or a question or exercise cannot be used.</exception>
    public static void Write(string notebooks, string folder, StudentNumbers? numbers = null)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new BadInputException($"{folder} is there already. Name a new folder.");
        var package = Directory.Exists(Path.Combine(notebooks, Packages)) ? Directory.GetFiles(Path.Combine(notebooks, Packages), "Descent.Lessons.*.nupkg") : [];
        if (package is not [var made])
            throw new BadInputException($"{Path.Combine(notebooks, Packages)} has {(package.Length == 0 ? "no package" : "more than one package")} of the course. Build it with: dotnet build src/Descent.Lessons, and copy it from notebooks/packages if this is another folder.");

        _ = OwnExercises.Read(notebooks); // Says what is wrong with them.

        using var staged = new StagedFolder(folder);
        WriteOne(notebooks, staged.Path, made);
        if (numbers is not null) WriteEach(notebooks, staged.Path, numbers);
        staged.Commit();
    }

    private static void WriteOne(string notebooks, string folder, string package)
    {
        foreach (var path in NotebookFolder.List(notebooks)) Copy(Path.GetFileName(path));
        foreach (var path in Files(notebooks, "*").Where(path => Path.GetFileName(path) is "nuget.config" or "README.md" || Path.GetExtension(path) == ".csv")) Copy(Path.GetFileName(path));
        foreach (var path in Files(Path.Combine(notebooks, "images"), "*")) Copy(Path.Combine("images", Path.GetFileName(path)));
        Directory.CreateDirectory(Path.Combine(folder, Packages));
        WritePackage(package, Path.Combine(folder, Packages, Path.GetFileName(package)));
        var (readme, own) = (Path.Combine(folder, "README.md"), Path.Combine(notebooks, OwnExercises.FileName));
        if (File.Exists(readme)) File.WriteAllText(readme, WithoutWhatIsMissing(File.ReadAllText(readme), folder));
        if (File.Exists(own)) File.WriteAllText(Path.Combine(folder, OwnExercises.FileName), OwnExercises.Pack(File.ReadAllText(own)));

        void Copy(string name)
        {
            var to = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            InputFile.Read(Path.Combine(notebooks, name), from =>
            {
                File.Copy(from, to);
                return true;
            });
        }
    }

    /// <summary>A text that says nothing of the solutions, and has no link to what the folder has not: without the sentence that begins with it, and else without the link around its words.</summary>
    private static string WithoutWhatIsMissing(string text, string folder)
    {
        text = SentenceOnLink().Replace(AboutSolutions().Replace(text, ""), sentence => IsMissing(sentence) ? "" : sentence.Value);
        return Link().Replace(text, link => IsMissing(link) ? link.Groups["words"].Value : link.Value);

        bool IsMissing(Match link) => link.Groups["to"].Value.Split('#')[0] is { Length: > 0 } to
            && !Uri.TryCreate(to, UriKind.Absolute, out _)
            && !Path.Exists(Path.Combine(folder, Uri.UnescapeDataString(to)));
    }

    /// <summary>Makes of what is in a folder one for each student, with their numbers.</summary>
    private static void WriteEach(string notebooks, string folder, StudentNumbers numbers)
    {
        var common = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).ToArray();
        var originals = NotebookFolder.List(notebooks).Select(NotebookReader.Read).ToArray();
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "images", Packages };
        foreach (var who in numbers.Roster.Participants)
        {
            var own = Path.Combine(folder, StudentName.FileName(who.Name, who.Id, taken));
            foreach (var name in common)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(own, name))!);
                File.Copy(Path.Combine(folder, name), Path.Combine(own, name));
            }

            foreach (var original in originals)
            {
                var rewritten = StudentNumbers.Rewrite(original, who);
                if (rewritten != original) File.WriteAllText(Path.Combine(own, original.FileName), CanonicalNotebook.ToText(rewritten));
            }
        }

        foreach (var name in common) File.Delete(Path.Combine(folder, name));
        foreach (var empty in ((string[])["images", Packages]).Select(name => Path.Combine(folder, name)).Where(Directory.Exists)) Directory.Delete(empty);
    }

    private static string[] Files(string folder, string pattern) => Directory.Exists(folder) ? InputFile.Read(folder, _ => Directory.GetFiles(folder, pattern)) : [];

    /// <summary>Writes a package with another library in it. A package is an archive.</summary>
    private static void WritePackage(string from, string to)
    {
        using var source = InputFile.Read(from, ZipFile.OpenRead);
        using var target = ZipFile.Open(to, ZipArchiveMode.Create);
        foreach (var entry in source.Entries)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            content.Position = 0;
            using var output = target.CreateEntry(entry.FullName).Open();
            if (entry.Name == GradedLibrary.FileName)
            {
                using var library = new MemoryStream();
                GradedLibrary.WriteForStudents(content, library);
                library.WriteTo(output);
            }
            else
            {
                content.CopyTo(output);
            }
        }
    }

    /// <summary>The sentence that says where the solutions are.</summary>
    [GeneratedRegex(@" ?`solutions/`[^.;]*;[^.]*\.")]
    private static partial Regex AboutSolutions();

    [GeneratedRegex(@"(?<=\.)\s+\[[^\]]*\]\((?<to>[^)\s]+)\)(?:(?!\n\n)[^.])*\.")]
    private static partial Regex SentenceOnLink();

    [GeneratedRegex(@"(?<!!)\[(?<words>[^\]]*)\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();
}
