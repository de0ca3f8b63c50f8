using System.Globalization;
using System.Text.RegularExpressions;
using Descent.Lessons;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;
using Microsoft.CodeAnalysis.CSharp;

namespace Descent.Runner.Grading;

/// <summary>Somebody who takes a course.</summary>
/// <param name="Id">The number on the platform, or whatever stands for it; may be empty.</param>
/// <param name="Name">The name, as people read it.</param>
/// <param name="Email">The address; may be empty.</param>
/// <param name="Section">The section; may be empty.</param>
internal sealed record Participant(string Id, string Name, string Email, string Section)
{
    /// <summary>Moodle's number in names of folders (the column Identifier), where that is another one.</summary>
    public string Number { get; init; } = "";

    /// <summary>Canvas's column SIS User ID.</summary>
    public string SisId { get; init; } = "";

    /// <summary>The name to log in with, Canvas's column SIS Login ID.</summary>
    public string Login { get; init; } = "";

    /// <summary>When they handed in, as the platform says; null where it does not.</summary>
    public DateTimeOffset? Submitted { get; init; }

    /// <summary>What their numbers depend on: the id where there is one, else what stands for it, else the name.</summary>
    public string Key => new[] { Id, SisId, Login, Number }.FirstOrDefault(one => one.Length > 0) ?? Name;
}

/// <summary>Who takes a course, from a table.</summary>
/// <param name="Participants">Everyone, in the order of the table.</param>
internal sealed record Roster(IReadOnlyList<Participant> Participants)
{
    private const string MoodlesWord = "Participant ";

    private static readonly string[][] Columns =
    [
        ["id", "id number", "idnumber", "student id"],
        ["name", "full name", "fullname", "student", "student name"],
        ["email", "e-mail", "email address", "mail"],
        ["section", "group", "groups"],
        ["identifier"],
        ["sis user id"],
        ["sis login id", "login", "username"],
        ["submitted", "submitted at", "last modified (submission)"],
        ["first name", "firstname"],
        ["last name", "lastname", "surname"],
    ];

    // Every hand-in is looked up several times: comparing each with everyone would take half a minute for 2,000.
    private readonly ILookup<string, Participant> known = ToLookup(Participants, one => [one.Id, one.Number, one.SisId, one.Login, one.Email, one.Email.Split('@')[0]]);
    private readonly ILookup<string, Participant> spelled = ToLookup(Participants, one => Spellings(one.Name));

    /// <summary>The table's name.</summary>
    public string File { get; init; } = "the table";

    /// <summary>Reads a table with a heading: id, name, email, section and submitted, as Moodle and Canvas call them, too. Something that tells who is meant is needed.</summary>
    /// <exception cref="BadInputException">It cannot be read, has none of these columns, no student or a row without one, or names one twice.</exception>
    public static Roster Read(string path)
    {
        var table = CsvTable.Read(path);
        int[] places = [.. Columns.Select(table.IndexOf)];
        if (places[0] < 0 && places[1] < 0 && places[4] < 0 && places[5] < 0 && places[6] < 0 && places[9] < 0)
            throw new BadInputException($"{path} has neither a column id nor a column name, but {string.Join(", ", table.Header)}. Name the columns id, name, email, section in its first row.");

        // Canvas has a row below the heading that says what there is to reach.
        var rows = table.Rows.Where(row => places[1] < 0 || row.Fields[places[1]].Trim() != "Points Possible").ToArray();
        Participant[] participants = [.. rows.Select(row => Read(table, row, [.. places.Select(place => place < 0 ? "" : StudentName.Compose(row.Fields[place].Trim()))], places[7]))];
        foreach (var key in (Func<Participant, string>[])[one => one.Id, one => one.Number, one => one.SisId])
        {
            if (participants.Where(one => key(one).Length > 0).GroupBy(key).FirstOrDefault(group => group.Count() > 1) is { } twice)
                throw new BadInputException($"{path} has the id {twice.Key} twice.");
        }

        if (participants.Length == 0) throw new BadInputException($"{path} has no student. Give it a row for each.");
        return new Roster(participants) { File = Path.GetFileName(path) };
    }

    private static Participant Read(CsvTable table, CsvRow row, string[] fields, int submittedColumn)
    {
        // Some translations of Moodle call the column Identifier ID.
        var isNumber = fields[0].StartsWith(MoodlesWord, StringComparison.OrdinalIgnoreCase);
        var (id, number, sis) = (isNumber ? "" : fields[0], (isNumber ? fields[0] : fields[4]).Replace(MoodlesWord, "", StringComparison.OrdinalIgnoreCase), fields[5]);
        var name = new[] { fields[1], $"{fields[8]} {fields[9]}".Trim(), id, sis, fields[6], number }.FirstOrDefault(one => one.Length > 0) ?? "";
        if (name.Length == 0) throw table.Fault(row, null, "has neither an id nor a name");
        return new Participant(id, name, fields[2], fields[3])
        {
            Number = number,
            SisId = sis,
            Login = fields[6],
            Submitted = fields[7] is "" or "-" ? null
                : TimeText.TryRead(fields[7]) ?? throw table.Fault(row, submittedColumn, $"has {fields[7]}, which is not a time such as {TimeText.Example}"),
        };
    }

    /// <summary>Who a student of a submission is; null where the table does not tell, or tells several.</summary>
    /// <remarks>Where the number is one person's and the name another's, the name counts: Moodle numbers people anew in each assignment.</remarks>
    public Participant? Find(string student, string? id)
    {
        var (numbered, named) = Look(student, id);
        return numbered is not null && (named.Length == 0 || named.Contains(numbered)) ? numbered : named is [var only] ? only : null;
    }

    /// <summary>What to say of a hand-in whose number is one person's and whose name is another's; null where they are not.</summary>
    public string? ClashOf(string student, string? id)
    {
        var (numbered, named) = Look(student, id);
        return numbered is null || named.Length == 0 || named.Contains(numbered) ? null
            : $"{student} came in under the number {id}, which in {File} is that of {numbered.Name}; {(named.Length == 1 ? "the name counts" : "several have that name, so it counts for no one")}.";
    }

    private (Participant? Numbered, Participant[] Named) Look(string student, string? id)
    {
        // Moodle's number in the name of a folder is no ID number, which may be the same by chance.
        var isMoodles = Participants.Any(one => one.Number.Length > 0);
        var numbered = id is null ? null : Participants.FirstOrDefault(one => isMoodles ? one.Number == id : one.Id == id || one.SisId == id);
        var name = id is not null && student.EndsWith($" ({id})", StringComparison.Ordinal) ? student[..^(id.Length + 3)] : student;
        return (numbered, [.. known[name].Union(spelled[Letters(name)])]);
    }

    private static ILookup<string, Participant> ToLookup(IEnumerable<Participant> all, Func<Participant, IEnumerable<string>> keys) =>
        all.SelectMany(one => keys(one).Select(key => (key, one))).ToLookup(pair => pair.key, pair => pair.one, StringComparer.Ordinal);

    /// <summary>Refuses a class of which it has no one: the table is another class's, or its columns are not what they look like.</summary>
    /// <exception cref="BadInputException">It has no one of them.</exception>
    public void RefuseStrangers(IEnumerable<(string Student, string? Id)> students)
    {
        (string Student, string? Id)[] all = [.. students.Distinct()];
        if (all.Length > 0 && all.All(one => Find(one.Student, one.Id) is null))
            throw new BadInputException($"{File} has no one of the {all.Length} who handed in: {LabelOf(all[0].Student, all[0].Id)} is the first of them, and {Participants[0].Name} the first in {File}. Name this class's table, with columns such as id, name, email in its first row.");
    }

    /// <summary>What a teacher should know of the table and the class: whose number and name are two people's, who is in no row, and who handed in nothing.</summary>
    public IEnumerable<string> Remarks(IReadOnlyList<SubmissionGrade> grades)
    {
        (string Student, string? Id)[] all = [.. grades.Select(grade => (grade.Student, grade.Id)).Distinct()];
        foreach (var clash in all.Select(one => ClashOf(one.Student, one.Id)).OfType<string>()) yield return clash;
        string[] strangers = [.. all.Where(one => Find(one.Student, one.Id) is null).Select(one => LabelOf(one.Student, one.Id))];
        if (strangers.Length > 0) yield return $"In no row of {File}: {string.Join(", ", strangers)}.";
        string[] absent = [.. Absent(grades).Select(one => one.Name)];
        if (absent.Length > 0) yield return $"Handed in nothing: {string.Join(", ", absent)}.";
    }

    /// <summary>Who is in the table and has no grade.</summary>
    public IReadOnlyList<Participant> Absent(IReadOnlyList<SubmissionGrade> grades) => [.. Participants.Except(grades.Select(grade => Find(grade.Student, grade.Id)).OfType<Participant>())];

    /// <summary>Everyone of a roster, if there is one, then who else handed in; each with their grades.</summary>
    public static IReadOnlyList<(Participant Who, IReadOnlyList<SubmissionGrade> Own)> Owners(IReadOnlyList<SubmissionGrade> grades, Roster? roster)
    {
        var owners = grades.ToLookup(grade => OwnerOf(grade, roster));
        return [.. (roster?.Participants ?? []).Concat(owners.Select(group => group.Key)).Distinct().Select(who => (who, (IReadOnlyList<SubmissionGrade>)[.. owners[who]]))];
    }

    /// <summary>Whose a grade is: who in the roster, else whoever handed it in.</summary>
    public static Participant OwnerOf(SubmissionGrade grade, Roster? roster) =>
        roster?.Find(grade.Student, grade.Id) ?? new Participant(grade.Id ?? "", grade.Student, "", roster is null ? "" : "not in the roster");

    private static string LabelOf(string student, string? id) => id is null || student.EndsWith($"({id})", StringComparison.Ordinal) ? student : $"{student} ({id})";

    /// <summary>Ada Lovelace; Lovelace, Ada; and what Canvas makes of both.</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        var words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first < words.Length; first++) yield return Letters(string.Concat(words[first..]) + string.Concat(words[..first]));
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>Which numbers each student of a class has, where an exercise has several sets.</summary>
/// <param name="Roster">Who takes the course.</param>
internal sealed record StudentNumbers(Roster Roster)
{
    /// <summary>What to do about a table that does not name a student, and about a notebook that was made from one.</summary>
    public static readonly IReadOnlyList<string> Advice = ["Correct the name or number there, and check again.", "Check it with --variant and the table that it was made from."];

    /// <summary>Reads who takes the course.</summary>
    /// <exception cref="BadInputException">The table cannot be read, or does not tell two of its students apart.</exception>
    public static StudentNumbers Read(string path)
    {
        var roster = Roster.Read(path);
        return roster.Participants.GroupBy(one => one.Key).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new BadInputException($"{path} has {twice.Key} twice. Give each student an id of their own, in a column id.")
            : new StudentNumbers(roster);
    }

    /// <summary>Whose numbers a submission should have, whatever it says itself; empty where the table does not tell.</summary>
    public string Of(Submission submission) => Roster.Find(submission.Student, submission.Id)?.Key ?? "";

    /// <summary>What a teacher should know about numbers: one who is not in the table, and answers that are right for others.</summary>
    public IEnumerable<string> Notes(ReadSubmission read, IReadOnlyList<Question> asked, IReadOnlyDictionary<string, Judged> judged)
    {
        if (Roster.ClashOf(read.Submission.Student, read.Submission.Id) is { } clash) yield return $"{clash} {SubmissionNotes.ForTeachers}";
        if (read.NumbersOf is not { Length: > 0 } key)
        {
            string[] varied = [.. asked.Where(question => question.Exercise.Variants.Count > 1).Select(question => question.Id)];
            if (varied.Length > 0) yield return $"{Roster.File} does not tell who {read.Submission.Student} is, and so which numbers are theirs: {string.Join(", ", varied)} could not be judged. {Advice[0]}";
            yield break;
        }

        if (read.Notebook is { } notebook && ClaimIn(notebook) is { } claim && claim != SymbolDisplay.FormatLiteral(key, quote: true))
            yield return $"The notebook says that its numbers are those of {NameOf(claim)}; it was judged by those of {NameOf(SymbolDisplay.FormatLiteral(key, quote: true))}. {SubmissionNotes.ForTeachers}";
        foreach (var question in asked)
        {
            if (judged.GetValueOrDefault(question.Id)?.RightFor is not { } other) continue;
            string[] others = [.. Roster.Participants.Where(one => one.Key != key && question.Exercise.For(one.Key) == other).Select(one => one.Name)];
            var whose = other == other.Variants[0] ? "for the course's own numbers" : others.Length > 0 ? $"for the numbers of {string.Join(", ", others)}" : "for numbers that nobody here has";
            yield return $"{question.Id}: this answer would be right {whose}, and is not for their own. {SubmissionNotes.ForTeachers}";
        }
    }

    /// <summary>A literal of C#, and who that is.</summary>
    private string NameOf(string literal) => Roster.Participants.FirstOrDefault(one => SymbolDisplay.FormatLiteral(one.Key, quote: true) == literal) is { } who && who.Name != who.Key ? $"{literal} ({who.Name})" : literal;

    /// <summary>Whose numbers a notebook says it has, as a literal of C#; null where it says nothing of it.</summary>
    public static string? ClaimIn(Notebook notebook) =>
        notebook.CodeCells.Select(cell => Regex.Match(cell.Source, """Lesson\.Start\(\s*"[^"]+"\s*,\s*(?:student\s*:\s*)?(?<student>"(?:[^"\\]|\\.)*")""")).FirstOrDefault(match => match.Success)?.Groups["student"].Value;

    /// <summary>A notebook with the numbers of a student; as it is where none of its exercises has several sets.</summary>
    /// <exception cref="BadInputException">A question does not give the numbers that the course knows.</exception>
    public static Notebook Rewrite(Notebook notebook, Participant who)
    {
        var varied = Exercise.All.Where(exercise => exercise.Variants.Count > 1 && notebook.CodeCells.Any(cell => Asks(cell, exercise))).ToArray();
        if (varied.Length == 0) return notebook;
        foreach (var exercise in varied)
        {
            var question = string.Join('\n', notebook.Cells.Where(cell => Asks(cell, exercise)).Select(cell => cell.Source));
            foreach (var number in exercise.Numbers.Where(number => !Regex.Replace(question, @"(?<=\d)[,_](?=\d)", "").Contains(number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
                throw new BadInputException(string.Create(CultureInfo.InvariantCulture, $"{notebook.FileName}: the question {exercise.Id} does not give {number}, as it does in the course, so that no student can have other numbers. Put the course's own question back."));
        }

        var start = $"""Lesson.Start("{LessonNumber.OfExercise(varied[0].Id)}")""";
        var instead = $"{start[..^1]}, student: {SymbolDisplay.FormatLiteral(who.Key, quote: true)})";
        return notebook with
        {
            Cells = [.. notebook.Cells.Select(cell => cell with { Source = varied.Where(exercise => Asks(cell, exercise)).Aggregate(cell.Source, (text, exercise) => exercise.For(who.Key).Restate(text)).Replace(start, instead, StringComparison.Ordinal) })],
        };
    }

    private static bool Asks(Cell cell, Exercise exercise) =>
        cell.Source.Contains(cell.Kind == CellKind.Code ? $"Exercise.Find(\"{exercise.Id}\")" : $"**{exercise.Id}**", StringComparison.Ordinal);
}
