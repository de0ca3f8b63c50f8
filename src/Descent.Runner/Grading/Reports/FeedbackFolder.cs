using Descent.Runner.Files;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading.Reports;

/// <summary>Pages to hand back: one for each student, and one for the teacher.</summary>
internal static class FeedbackFolder
{
    /// <summary>The teacher's page.</summary>
    public const string ClassFile = "class.html";

    private const string StudentsFolder = "students";
    private const int LongestName = 70;

    /// <summary>Writes all of them, or none. What was there from an earlier grading is gone.</summary>
    /// <exception cref="BadInputException">The folder has something else in it.</exception>
    public static void Write(string folder, IReadOnlyList<SubmissionGrade> grades, Roster? roster, Isolation isolation)
    {
        RefuseForeign(folder);
        var warning = GradeReports.Warning(isolation);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var students = Roster.Owners(grades, roster).Select(owner => (owner.Who.Name, File: FileOf(owner.Who, owner.Own, taken), owner.Own)).ToArray();

        using var staged = new StagedFolder(folder);
        foreach (var (name, file, own) in students) Put(file, StudentPage.Render(name, own, warning));
        Put(ClassFile, ClassPage.Render([.. students.Select(student => (student.Name, string.Join('/', student.File.Split('/').Select(Uri.EscapeDataString)), student.Own))], warning));
        staged.Commit();

        void Put(string file, string text)
        {
            var path = Path.Combine(staged.Path, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    /// <summary>Refuses a folder that has more in it than an earlier grading left there.</summary>
    /// <exception cref="BadInputException">It has.</exception>
    public static void RefuseForeign(string folder)
    {
        if (File.Exists(folder)) throw new BadInputException($"--feedback {folder} is a file. Name a folder for the pages.");
        if (!Directory.Exists(folder)) return;
        string[] names = [.. InputFile.Read(folder, Directory.GetFileSystemEntries).Select(entry => Path.GetFileName(entry))];
        if (Array.Find(names, name => name is not (ClassFile or StudentsFolder)) is { } foreign)
            throw new BadInputException($"--feedback {folder} has {foreign} in it, which would be lost. Name a new folder for the pages.");
    }

    /// <summary>Moodle takes feedback back in the folders that hand-ins came in; all others have a file with the student's name.</summary>
    private static string FileOf(Participant who, IReadOnlyList<SubmissionGrade> own, HashSet<string> taken)
    {
        var moodle = own.SelectMany(grade => grade.File.Split('/', '\\')).FirstOrDefault(part => StudentName.InMoodle(part) is not null);
        var name = SafeName(moodle ?? who.Name);
        for (var i = 1; !taken.Add(name); i++) name = $"{SafeName(moodle ?? who.Name)} ({(i == 1 && who.Id.Length > 0 ? SafeName(who.Id) : $"{i + 1}")})";
        return moodle is null ? $"{StudentsFolder}/{name}.html" : $"{StudentsFolder}/{name}/feedback.html";
    }

    /// <remarks>A name is whatever somebody called a file: no part of a path, nothing hidden, nothing that a system keeps for itself.</remarks>
    private static string SafeName(string name)
    {
        var letters = string.Concat(CleanText.Line(name).Select(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '(' or ')' or ',' ? c : '_'));
        var safe = letters[..Math.Min(letters.Length, LongestName)].Trim(' ', '_') is { Length: > 0 } rest ? (name.EndsWith('_') ? rest + "_" : rest) : "student";
        return safe.ToUpperInvariant() is "CON" or "PRN" or "AUX" or "NUL" ? $"{safe}_" : safe;
    }
}
