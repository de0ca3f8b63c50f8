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
    /// <exception cref="BadInputException">There is something already, or the package has not been made.</exception>
    public static void Write(string notebooks, string folder)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new BadInputException($"{folder} is there already. Name a new folder.");
        var package = Directory.Exists(Path.Combine(notebooks, Packages)) ? Directory.GetFiles(Path.Combine(notebooks, Packages), "Descent.Lessons.*.nupkg") : [];
        if (package is not [var made])
            throw new BadInputException($"{Path.Combine(notebooks, Packages)} has {(package.Length == 0 ? "no package" : "more than one package")} of the course. Build it with: dotnet build src/Descent.Lessons");

        using var staged = new StagedFolder(folder);
        foreach (var path in NotebookFolder.List(notebooks)) Copy(Path.GetFileName(path));
        foreach (var path in Files(notebooks, "*").Where(path => Path.GetFileName(path) is "nuget.config" or "README.md" || Path.GetExtension(path) == ".csv")) Copy(Path.GetFileName(path));
        foreach (var path in Files(Path.Combine(notebooks, "images"), "*")) Copy(Path.Combine("images", Path.GetFileName(path)));
        Directory.CreateDirectory(Path.Combine(staged.Path, Packages));
        WritePackage(made, Path.Combine(staged.Path, Packages, Path.GetFileName(made)));
        var readme = Path.Combine(staged.Path, "README.md");
        if (File.Exists(readme)) File.WriteAllText(readme, AboutSolutions().Replace(File.ReadAllText(readme), ""));
        staged.Commit();

        void Copy(string name)
        {
            var to = Path.Combine(staged.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            InputFile.Read(Path.Combine(notebooks, name), from =>
            {
                File.Copy(from, to);
                return true;
            });
        }
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
}
