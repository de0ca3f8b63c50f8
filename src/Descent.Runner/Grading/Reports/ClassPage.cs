using System.Globalization;
using System.Text;
using Descent.Runner.Notebooks;

namespace Descent.Runner.Grading.Reports;

/// <summary>What a teacher looks at before a class: where it stands, what it believes, and what only a person can judge.</summary>
internal static class ClassPage
{
    /// <summary>Code this long says who wrote it; what is shorter many people write alike.</summary>
    private const int TellingTokens = 40;

    /// <summary>The page.</summary>
    /// <param name="students">Everyone, with the address of their page.</param>
    /// <param name="warning">What it says first; null where there is nothing to warn of.</param>
    /// <param name="remarks">What there is to say of the class as a whole.</param>
    public static string Render(IReadOnlyList<(string Name, string Url, IReadOnlyList<SubmissionGrade> Own)> students, string? warning, IReadOnlyList<string>? remarks = null)
    {
        (string Link, SubmissionGrade Grade)[] all = [.. students.SelectMany(student => student.Own.Select(grade => ($"<a href=\"{student.Url}\">{PageParts.Text(student.Name)}</a>", grade)))];
        (string Link, SubmissionGrade Grade)[] linked = [.. all.Where(pair => pair.Grade.Counts)];
        SubmissionGrade[] grades = [.. linked.Select(pair => pair.Grade)];
        var answers = linked.SelectMany(pair => pair.Grade.Exercises.Select(exercise => new Given(pair.Link, exercise))).ToLookup(given => KeyOf(given.Exercise));
        (string Id, string? Title)[] exercises = [.. answers.Select(group => group.Key).OrderBy(key => LessonNumber.Rank(LessonNumber.OfExercise(key.Id))).ThenBy(key => key.Id, StringComparer.Ordinal)];

        var body = new StringBuilder("<h1>The class</h1>\n");
        var right = grades.Count(grade => grade.IsAllRight);
        var handedIn = students.Count(student => student.Own.Any(grade => grade.File.Length > 0));
        body.Append(CultureInfo.InvariantCulture, $"<p class=\"lead\">{students.Count} {(students.Count == 1 ? "student" : "students")}, of whom {handedIn} handed something in. {right} of {grades.Length} submissions {(right == 1 ? "is" : "are")} all right.</p>\n");
        Section("Where it stands", PageParts.Table("Points by lesson", ["Lesson", "Handed in ", "All right ", "Points on average ", "Reached"], Lessons(grades)));
        Section("By exercise", PageParts.Table("Marks by exercise", ["Exercise", "Right ", "Not yet ", "Not answered ", "Failed ", "Right, of all"], exercises.Select(key => Marks([.. answers[key]]))));
        Section("Everyone", Everyone(students));
        Section("Misconceptions", Misconceptions(exercises, answers));
        Section("Other wrong answers", Unexplained(exercises, answers));
        Section("Answers much like another's", Similar(exercises, answers));
        Section("To look at", string.Concat((remarks ?? []).Select(remark => $"<p>{PageParts.Text(remark)}</p>\n")) + ToLookAt(all));
        return PageParts.Page("The class", warning, body.ToString());

        void Section(string title, string html) => body.Append(CultureInfo.InvariantCulture, $"<h2>{title}</h2>\n{html}");
    }

    private static IEnumerable<IReadOnlyList<string>> Lessons(SubmissionGrade[] grades) =>
        from grade in grades
        where grade.Lesson is not null
        group grade by grade.Lesson into lesson
        orderby LessonNumber.Rank(lesson.Key)
        let mean = lesson.Average(grade => grade.Points)
        let most = lesson.Average(grade => grade.MostPoints)
        select (IReadOnlyList<string>)
        [
            CourseTitles.OfLesson(lesson.Key), $"{lesson.Count(grade => grade.File.Length > 0)}", $"{lesson.Count(grade => grade.IsAllRight)}",
            PageParts.Points(Math.Round(mean, 2), Math.Round(most, 2)), Meter(mean, most),
        ];

    private static IReadOnlyList<string> Marks(Given[] given) =>
    [
        CourseTitles.OfExercise(given[0].Exercise),
        .. Enum.GetValues<Mark>().Select(mark => $"{given.Count(one => one.Exercise.Judged.Mark == mark)}"),
        Meter(given.Sum(one => one.Exercise.Judged.Share), given.Length),
    ];

    private static string Misconceptions((string Id, string? Title)[] exercises, ILookup<(string Id, string? Title), Given> answers)
    {
        var rows =
            from key in exercises
            from held in answers[key].Where(given => given.Exercise.Judged.Misconception is not null).GroupBy(given => given.Exercise.Judged.Misconception!).OrderByDescending(one => one.Count())
            select (IReadOnlyList<string>)[CourseTitles.OfExercise(held.First().Exercise), PageParts.Text(held.Key), $"{held.Count()}", Fold(held)];
        return TableOr("Misconceptions by exercise", ["Exercise", "Misconception", "Held by ", "Who"], rows, "No answer shows a known misconception.");
    }

    /// <remarks>Numbers that differ by less than a thousandth are one answer, as for the judge; a function or a run is one by its code.</remarks>
    private static string Unexplained((string Id, string? Title)[] exercises, ILookup<(string Id, string? Title), Given> answers)
    {
        var rows =
            from key in exercises
            from alike in answers[key].Where(given => given.Exercise.Judged is { Mark: Mark.NotYet, Misconception: null }).GroupBy(ValueOf).OrderByDescending(held => held.Count()).ThenBy(held => held.Key, StringComparer.Ordinal)
            let first = alike.First().Exercise
            select (IReadOnlyList<string>)
            [
                CourseTitles.OfExercise(first), first.Judged.Answer is { } answer ? $"<code>{PageParts.Text(answer)}</code>" : Code(first.Code), $"{alike.Count()}", PageParts.Text(first.Judged.Feedback), Fold(alike),
            ];
        return TableOr("Unexplained wrong answers by exercise", ["Exercise", "Answer", "Given by ", "What they were told", "Who"], rows, "There is none.");
    }

    private static string Similar((string Id, string? Title)[] exercises, ILookup<(string Id, string? Title), Given> answers)
    {
        var rows =
            from key in exercises
            from alike in answers[key].Where(given => given.Exercise.Code is not null)
                .Select(given => (Given: given, Form: AnswerCell.FormOf(given.Exercise.Code!))).Where(one => one.Form.Tokens >= TellingTokens)
                .GroupBy(one => one.Form.Text, one => one.Given)
            where alike.Select(given => given.Student).Distinct().Count() > 1
            let isSame = alike.Select(given => given.Exercise.Code).Distinct().Count() == 1
            orderby alike.Count() descending
            select (IReadOnlyList<string>)
            [
                CourseTitles.OfExercise(alike.First().Exercise), isSame ? "word for word" : "but for names, spaces and comments", Code(alike.First().Exercise.Code), string.Join(", ", alike.Select(given => given.Student).Distinct()),
            ];
        const string Note = "<p>Two that are alike may have learned together, or from the same page: this is where to ask, and no verdict. Cells that are as the course gave them, or too short to tell, are left out.</p>\n";
        return Note + TableOr("Similar answers by exercise", ["Exercise", "Alike", "The first of them", "Who"], rows, "No two are.");
    }

    private static string ToLookAt((string Link, SubmissionGrade Grade)[] linked)
    {
        var rows = linked.SelectMany(pair => pair.Grade.Notes.Concat(GradeReports.Remarks(pair.Grade)).Select(note => (IReadOnlyList<string>)[pair.Link, PageParts.Text(pair.Grade.Lesson), PageParts.Text(note)]));
        return TableOr("Notes by student", ["Student", "Lesson", "Note"], rows, "Nothing.");
    }

    private static string Everyone(IReadOnlyList<(string Name, string Url, IReadOnlyList<SubmissionGrade> Own)> students) => PageParts.Table(
        "Points by student",
        ["Student", "Lessons", "Points ", "Reached"],
        students.Select(student => (student.Name, student.Url, student.Own, Total: Total.Of(student.Own))).Select(student => (IReadOnlyList<string>)
        [
            $"<a href=\"{student.Url}\">{PageParts.Text(student.Name)}</a>",
            string.Join(", ", student.Own.Where(grade => grade.File.Length > 0 && grade.Counts).Select(grade => PageParts.Text(grade.Lesson ?? "?"))),
            PageParts.Points(student.Total.Points, student.Total.MostPoints),
            Meter(student.Total.Points, student.Total.MostPoints),
        ]));

    /// <remarks>In several classes, teachers may have called exercises of their own the same.</remarks>
    private static (string Id, string? Title) KeyOf(ExerciseGrade exercise) => (exercise.Exercise, exercise.Title);

    private static string ValueOf(Given given) => given.Exercise.Judged.Answer is { } answer
        ? double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("G4", CultureInfo.InvariantCulture) : answer.Trim().ToLowerInvariant()
        : given.Exercise.Code is { } code ? AnswerCell.FormOf(code).Text : given.Exercise.Judged.Feedback;

    private static string TableOr(string label, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, string nothing)
    {
        IReadOnlyList<string>[] all = [.. rows];
        return all.Length > 0 ? PageParts.Table(label, columns, all) : $"<p>{nothing}</p>\n";
    }

    private static string Fold(IEnumerable<Given> given)
    {
        string[] names = [.. given.Select(one => one.Student).Distinct()];
        return names.Length <= 3 ? string.Join(", ", names) : $"<details><summary>{names.Length} students</summary>{string.Join(", ", names)}</details>";
    }

    private static string Code(string? code) => code is null ? "" : $"<details><summary>its code</summary><pre class=\"code\"><code>{PageParts.Text(code)}</code></pre></details>";

    private static string Meter(double value, double most) => most <= 0 ? ""
        : string.Create(CultureInfo.InvariantCulture, $"<meter min=\"0\" max=\"1\" value=\"{value / most:0.###}\">{100 * value / most:0}%</meter>");

    /// <summary>An answer that somebody gave.</summary>
    /// <param name="Student">Who, as a link.</param>
    /// <param name="Exercise">To what, and what became of it.</param>
    private sealed record Given(string Student, ExerciseGrade Exercise);
}
