using Descent.Runner.Files;

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
}

/// <summary>Who takes a course, from a table.</summary>
/// <param name="Participants">Everyone, in the order of the table.</param>
internal sealed record Roster(IReadOnlyList<Participant> Participants)
{
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
    ];

    /// <summary>Reads a table with a heading: id, name, email, section and submitted, as Moodle and Canvas call them, too. Something that tells who is meant is needed.</summary>
    /// <exception cref="BadInputException">It cannot be read, has none of these columns or a row without a student, or names one twice.</exception>
    public static Roster Read(string path)
    {
        var table = CsvTable.Read(path);
        int[] places = [.. Columns.Select(table.IndexOf)];
        if (places[0] < 0 && places[1] < 0 && places[4] < 0 && places[5] < 0 && places[6] < 0)
            throw new BadInputException($"{path} has neither a column id nor a column name, but {string.Join(", ", table.Header)}. Name the columns id, name, email, section in its first row.");

        // Canvas has a row below the heading that says what there is to reach.
        var rows = table.Rows.Where(row => places[1] < 0 || row.Fields[places[1]].Trim() != "Points Possible").ToArray();
        Participant[] participants = [.. rows.Select(row => Read(table, row, [.. places.Select(place => place < 0 ? "" : StudentName.Compose(row.Fields[place].Trim()))], places[^1]))];
        foreach (var key in (Func<Participant, string>[])[one => one.Id, one => one.Number, one => one.SisId])
        {
            if (participants.Where(one => key(one).Length > 0).GroupBy(key).FirstOrDefault(group => group.Count() > 1) is { } twice)
                throw new BadInputException($"{path} has the id {twice.Key} twice.");
        }

        return new Roster(participants);
    }

    private static Participant Read(CsvTable table, CsvRow row, string[] fields, int submittedColumn)
    {
        var (id, number, sis) = (fields[0], fields[4].Replace("Participant ", "", StringComparison.OrdinalIgnoreCase), fields[5]);
        var name = new[] { fields[1], id, sis, fields[6], number }.FirstOrDefault(one => one.Length > 0) ?? "";
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
    public Participant? Find(string student, string? id)
    {
        if (id is not null && Participants.FirstOrDefault(one => one.Id == id || one.Number == id || one.SisId == id) is { } known) return known;
        var letters = Letters(student);
        Participant[] fitting = [.. Participants.Where(one => one.Id == student || one.Number == student || one.SisId == student || one.Login == student || one.Email == student || one.Email.Split('@')[0] == student || Spellings(one.Name).Contains(letters))];
        return fitting is [var only] ? only : null;
    }

    /// <summary>Everyone of a roster, if there is one, then who else handed in; each with their grades.</summary>
    public static IReadOnlyList<(Participant Who, IReadOnlyList<SubmissionGrade> Own)> Owners(IReadOnlyList<SubmissionGrade> grades, Roster? roster)
    {
        var owners = grades.ToLookup(grade => roster?.Find(grade.Student, grade.Id) ?? new Participant(grade.Id ?? "", grade.Student, "", roster is null ? "" : "not in the roster"));
        return [.. (roster?.Participants ?? []).Concat(owners.Select(group => group.Key)).Distinct().Select(who => (who, (IReadOnlyList<SubmissionGrade>)[.. owners[who]]))];
    }

    /// <summary>Ada Lovelace; Lovelace, Ada; and what Canvas makes of both.</summary>
    private static IEnumerable<string> Spellings(string name)
    {
        var words = name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var first = 0; first < words.Length; first++) yield return Letters(string.Concat(words[first..]) + string.Concat(words[..first]));
    }

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
