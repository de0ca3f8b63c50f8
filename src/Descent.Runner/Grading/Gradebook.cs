using System.Globalization;
using System.Text;
using Descent.Runner.Files;
using Descent.Runner.Notebooks;
using Descent.Runner.Sandbox;
using nietras.SeparatedValues;

namespace Descent.Runner.Grading;

/// <summary>Somebody who takes a course.</summary>
/// <param name="Id">The number on the platform, or whatever stands for it; may be empty.</param>
/// <param name="Name">The name, as people read it.</param>
/// <param name="Email">The address; may be empty.</param>
/// <param name="Section">The section; may be empty.</param>
internal sealed record Participant(string Id, string Name, string Email, string Section);

/// <summary>Who takes a course, from a table.</summary>
/// <param name="Participants">Everyone, in the order of the table.</param>
internal sealed record Roster(IReadOnlyList<Participant> Participants)
{
    private static readonly string[][] Columns =
    [
        ["id", "id number", "idnumber", "student id", "sis user id", "identifier"],
        ["name", "full name", "fullname", "student", "student name"],
        ["email", "e-mail", "email address", "mail"],
        ["section", "group", "groups"],
    ];

    /// <summary>Reads a table with a heading: id, name, email and section, as Moodle and Canvas call them, too. One of the first two is needed.</summary>
    /// <exception cref="BadInputException">It cannot be read, has none of these columns or a row without a student, or names one twice.</exception>
    public static Roster Read(string path)
    {
        var text = InputFile.Read(path, File.ReadAllText).TrimStart('\uFEFF');
        try
        {
            using var reader = Sep.Reader(options => options with { Unescape = true }).FromText(text);
            int[] places = [.. Columns.Select(names => reader.Header.ColNames.ToList().FindIndex(column => names.Contains(column.Trim().ToLowerInvariant())))];
            if (places[0] < 0 && places[1] < 0)
                throw new BadInputException($"{path} has neither a column id nor a column name, but {string.Join(", ", reader.Header.ColNames)}. Name the columns id, name, email, section in its first row.");

            var participants = new List<Participant>();
            foreach (var row in reader)
            {
                var fields = new string[places.Length];
                for (var i = 0; i < fields.Length; i++) fields[i] = places[i] < 0 ? "" : StudentName.Compose(row[places[i]].ToString().Trim());
                if (fields[0].Length + fields[1].Length == 0) throw new BadInputException($"{path}, row {row.RowIndex + 1} has neither an id nor a name.");
                participants.Add(new Participant(fields[0], fields[1].Length > 0 ? fields[1] : fields[0], fields[2], fields[3]));
            }

            if (participants.Where(one => one.Id.Length > 0).GroupBy(one => one.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
                throw new BadInputException($"{path} has the id {twice.Key} twice.");
            return new Roster(participants);
        }
        catch (InvalidDataException e)
        {
            throw new BadInputException($"{path} cannot be read as a table. {e.Message}");
        }
    }

    /// <summary>Who a student of a submission is; null where the table does not tell, or tells several.</summary>
    public Participant? Find(string student, string? id)
    {
        if (id is not null && Participants.FirstOrDefault(one => one.Id == id) is { } known) return known;
        var letters = Letters(student);
        Participant[] fitting = [.. Participants.Where(one => one.Id == student || one.Email.Split('@')[0] == student || Spellings(one.Name).Contains(letters))];
        return fitting is [var only] ? only : null;
    }

    /// <summary>Ada Lovelace; Lovelace, Ada; and what Canvas makes of both.</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        var words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first < words.Length; first++) yield return Letters(string.Concat(words[first..]) + string.Concat(words[..first]));
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>A row for each student, which platforms import: they find the student by id, name or address, and take the points.</summary>
internal static class Gradebook
{
    /// <summary>The table.</summary>
    /// <param name="grades">The grades.</param>
    /// <param name="roster">Who takes the course; everyone has a row, then those who are not among them. Null where that is not known.</param>
    /// <param name="isolation">What kept submissions to themselves.</param>
    public static string ToCsv(IReadOnlyList<SubmissionGrade> grades, Roster? roster, Isolation isolation)
    {
        var warning = GradeReports.Warning(isolation) is { } words ? $",{GradeReports.Field(words)}" : "";
        string[] lessons = [.. grades.Select(grade => grade.Lesson).OfType<string>().Distinct().OrderBy(LessonNumber.Rank)];
        var owners = grades.ToLookup(grade => roster?.Find(grade.Student, grade.Id) ?? new Participant(grade.Id ?? "", grade.Student, "", roster is null ? "" : "not in the roster"));
        var csv = new StringBuilder($"id,name,email,section,{string.Join(',', lessons.Select(lesson => $"lesson {lesson}"))}{(lessons.Length > 0 ? "," : "")}total,most{warning}\r\n");
        foreach (var participant in (roster?.Participants ?? []).Concat(owners.Select(group => group.Key)).Distinct())
        {
            var own = owners[participant].ToArray();
            var row = lessons.Select(lesson => own.Where(grade => grade.Lesson == lesson).Select(grade => (double?)grade.Points).Max());
            csv.AppendJoin(',', ((string[])[participant.Id, participant.Name, participant.Email, participant.Section]).Select(GradeReports.Field))
                .Append(',').AppendJoin(',', row.Concat([own.Sum(grade => grade.Points), own.Sum(grade => grade.MostPoints)]).Select(points => points?.ToString(CultureInfo.InvariantCulture)))
                .Append(warning.Length > 0 ? ",\"\"\r\n" : "\r\n");
        }

        return csv.ToString();
    }
}
