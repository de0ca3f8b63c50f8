using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Descent.Lessons;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;
using Descent.Runner.Sandbox;

namespace Descent.Runner.Grading.Reports;

/// <summary>Pages to hand back: one for each student, and one for the teacher.</summary>
internal static class FeedbackFolder
{
    /// <summary>The teacher's page.</summary>
    public const string ClassFile = "class.html";

    private const string StudentsFolder = "students";

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
        Put(ClassFile, ClassPage.Render([.. students.Select(student => (student.Name, string.Join('/', student.File.Split('/').Select(Uri.EscapeDataString)), student.Own))], warning, [.. roster?.Remarks(grades) ?? []]));
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
        var moodle = own.SelectMany(grade => $"{grade.File}/{grade.Folder}".Split('/', '\\')).FirstOrDefault(part => StudentName.InMoodle(part) is not null);

        // It was a folder's name once, and Moodle finds the student by all of it.
        return moodle is not null && taken.Add(moodle)
            ? $"{StudentsFolder}/{moodle}/feedback.html"
            : $"{StudentsFolder}/{StudentName.FileName(who.Name, who.Id, taken)}.html";
    }
}

/// <summary>What a student gets back: their own answers, what became of them, and what to think about next.</summary>
internal static class StudentPage
{
    /// <summary>The page.</summary>
    /// <param name="name">Who.</param>
    /// <param name="own">All grades of theirs, and no one else's.</param>
    /// <param name="warning">What it says first; null where there is nothing to warn of.</param>
    public static string Render(string name, IReadOnlyList<SubmissionGrade> own, string? warning)
    {
        var body = new StringBuilder($"<h1>{PageParts.Text(name)}</h1>\n");
        if (Total.Of(own) is { MostPoints: > 0 } total) body.Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">{PageParts.Points(total.Points, total.MostPoints)} points</p>\n");
        if (own.Count == 0) body.Append("<p>Nothing was handed in.</p>\n");
        foreach (var grade in own.OrderBy(grade => grade.Lesson is { } lesson ? LessonNumber.Rank(lesson) : LessonNumber.Rank("")).ThenByDescending(grade => grade.Counts))
        {
            body.Append(CultureInfo.InvariantCulture, $"<h2>{(grade.Lesson is { } lesson ? CourseTitles.OfLesson(lesson) : "Nothing that could be graded")}</h2>\n");
            string[] facts = [.. grade.File.Length > 0 ? [PageParts.Text(Path.GetFileName(grade.File))] : Array.Empty<string>(), .. grade.MostPoints > 0 && grade.Counts ? [$"{PageParts.Points(grade.Points, grade.MostPoints)} points"] : Array.Empty<string>()];
            if (facts.Length > 0) body.Append(CultureInfo.InvariantCulture, $"<p class=\"faint\">{string.Join(" · ", facts)}</p>\n");
            string[] notes = [.. grade.Notes.Where(note => !IsOnACard(note, grade)).Select(SubmissionNotes.ForStudents).OfType<string>(), .. GradeReports.OnTheWhole(grade)];
            if (notes.Length > 0) body.Append(CultureInfo.InvariantCulture, $"<ul>{string.Concat(notes.Select(note => $"<li>{PageParts.Text(note)}</li>"))}</ul>\n");
            foreach (var exercise in grade.Exercises) Append(body, exercise);
        }

        return PageParts.Page(name, warning, body.ToString());
    }

    private static void Append(StringBuilder body, ExerciseGrade exercise)
    {
        var judged = exercise.Judged;
        body.Append(CultureInfo.InvariantCulture, $"<section class=\"answer {ClassOf(judged.Mark)}\">\n<h3>{CourseTitles.OfExercise(exercise)} <span>{PageParts.Name(judged.Mark)} · {PageParts.Points(exercise.Points, exercise.MostPoints)}</span></h3>\n");
        if (exercise.Numbers is { } numbers) body.Append(CultureInfo.InvariantCulture, $"<p class=\"faint\">Your numbers: {PageParts.Text(string.Join(", ", numbers.Select(number => number.ToString("#,0.######", CultureInfo.InvariantCulture))))}</p>\n");
        if (SubmissionNotes.ForStudents(judged.Feedback) is { Length: > 0 } feedback) body.Append(CultureInfo.InvariantCulture, $"<p>{PageParts.Text(feedback)}</p>\n");
        if (exercise.ByHand is { } byHand) body.Append(CultureInfo.InvariantCulture, $"<p><strong>Your teacher gave {PageParts.Points(byHand.Points, exercise.MostPoints)} by hand.</strong> {PageParts.Text(byHand.Reason)}</p>\n");
        if (judged.Answer is { } answer) body.Append(CultureInfo.InvariantCulture, $"<p>Your answer: <code>{PageParts.Text(answer)}</code></p>\n");
        if (exercise.Code is { } code) body.Append(CultureInfo.InvariantCulture, $"<pre class=\"code\" tabindex=\"0\"><code>{PageParts.Text(code)}</code></pre>\n");
        body.Append("</section>\n");
    }

    /// <summary>Whether an exercise's card says the same: that a cell failed, and why.</summary>
    private static bool IsOnACard(string note, SubmissionGrade grade) => grade.Exercises.Any(exercise =>
        exercise.Judged.Mark == Mark.Failed && exercise.Judged.Feedback.Split(Grader.CellFailed) is [var cell, _] && Regex.IsMatch(note, $@"\.ipynb, {Regex.Escape(cell.ToLowerInvariant())}[ ,:]", RegexOptions.IgnoreCase));

    private static string ClassOf(Mark mark) => mark switch
    {
        Mark.Right => "right",
        Mark.NotYet => "not-yet",
        Mark.NotAnswered => "not-answered",
        _ => "failed",
    };
}

/// <summary>What lessons and exercises are called, as HTML.</summary>
internal static class CourseTitles
{
    /// <summary>An exercise: 3.1-a · The edge of stability.</summary>
    public static string OfExercise(ExerciseGrade graded) => PageParts.Text(
        Exercise.All.FirstOrDefault(exercise => exercise.Id == graded.Exercise)?.ToString() ?? (graded.Title is null ? graded.Exercise : $"{graded.Exercise} · {graded.Title}"));

    /// <summary>A lesson: Lesson 3.1 · Learning rate and convergence.</summary>
    public static string OfLesson(string number)
    {
        var isKnown = Exercise.All.Any(exercise => LessonNumber.OfExercise(exercise.Id) == number);
        return PageParts.Text(isKnown ? $"Lesson {number} · {Lesson.Start(number).Title}" : $"Lesson {number}");
    }
}
