using System.Globalization;
using Descent.Runner.Files;

namespace Descent.Runner.Grading;

/// <summary>What verdicts are worth: all that a teacher decides, and that needs no submission to run again.</summary>
/// <param name="Points">What a right answer is worth, by exercise; 1 where nothing is said. Null where it stays as it is.</param>
/// <param name="Deadline">Until when; null where it does not matter.</param>
/// <param name="ByHand">Points that a teacher gives instead; null where there are none.</param>
/// <param name="Roster">Who takes the course; null where that is not known.</param>
internal sealed record GradingRules(IReadOnlyDictionary<string, double>? Points, Deadline? Deadline = null, Overrides? ByHand = null, Roster? Roster = null)
{
    /// <summary>The grades, by these rules.</summary>
    /// <exception cref="BadInputException">Points are given by hand to someone, or for something, that is not there.</exception>
    public IReadOnlyList<SubmissionGrade> Apply(IReadOnlyList<SubmissionGrade> grades)
    {
        IReadOnlyList<SubmissionGrade> weighed = Points is null ? grades : [.. grades.Select(grade => grade with
        {
            Exercises = [.. grade.Exercises.Select(exercise => exercise with { MostPoints = Points.GetValueOrDefault(exercise.Exercise, 1) })],
        })];
        IReadOnlyList<SubmissionGrade> dated = Deadline is null ? weighed : [.. weighed.Select(grade => Date(grade, Deadline))];
        var decided = Roster is null ? dated : HandIns.Decide(dated, Roster);
        return ByHand is null ? decided : ByHand.Apply(decided, Roster);
    }

    /// <summary>The grades as they were before a teacher decided anything, so that what was decided once and no longer is counts no more.</summary>
    public static IReadOnlyList<SubmissionGrade> Undecided(IReadOnlyList<SubmissionGrade> grades) =>
        [.. grades.Select(grade => grade with { Late = null, Instead = null, Exercises = [.. grade.Exercises.Select(exercise => exercise with { Penalty = 0, ByHand = null })] })];

    private SubmissionGrade Date(SubmissionGrade grade, Deadline deadline)
    {
        // Where the platform says when, that is it; copying and cloning give files times of their own.
        var time = grade.File.Length == 0 ? null : Roster?.Find(grade.Student, grade.Id)?.Submitted ?? grade.HandedIn;
        var late = time is { } known ? deadline.Of(known) : null;
        return grade with
        {
            HandedIn = time,
            Late = late,
            Exercises = [.. grade.Exercises.Select(exercise => exercise with { Penalty = late?.Penalty ?? 0 })],
        };
    }
}

/// <summary>Until when something is to be handed in, and what being late costs.</summary>
/// <param name="Time">Until when.</param>
/// <param name="PenaltyPerDay">The part of the points that each day costs that has begun, from 0 to 1.</param>
internal sealed record Deadline(DateTimeOffset Time, double PenaltyPerDay)
{
    /// <summary>How late a time is; null where it is in time.</summary>
    public Lateness? Of(DateTimeOffset handedIn)
    {
        var days = (int)Math.Ceiling((handedIn - Time).TotalDays);
        return days <= 0 ? null : new Lateness(days, Math.Min(1, Math.Round(days * PenaltyPerDay, 9)));
    }
}

/// <summary>Points that a teacher gives whatever the grader found, from a table.</summary>
internal sealed class Overrides
{
    private static readonly string[] Columns = ["student", "exercise", "points", "reason"];

    private readonly CsvTable table;
    private readonly int[] places;

    private Overrides(CsvTable table, int[] places) => (this.table, this.places) = (table, places);

    /// <summary>Reads a table with the columns student, exercise, points and reason.</summary>
    /// <exception cref="BadInputException">It cannot be read, or does not have them.</exception>
    public static Overrides Read(string path)
    {
        var table = CsvTable.Read(path);
        int[] places = [.. Columns.Select(name => table.IndexOf([name]))];
        return Array.IndexOf(places, -1) is var missing and >= 0
            ? throw new BadInputException($"{path} has no column {Columns[missing]}, but {string.Join(", ", table.Header)}. Name the columns {string.Join(", ", Columns)} in its first row.")
            : new Overrides(table, places);
    }

    /// <summary>The grades with these points.</summary>
    /// <exception cref="BadInputException">A row names no one, or nothing, that has a grade, or something twice, or gives no points that there are.</exception>
    public IReadOnlyList<SubmissionGrade> Apply(IReadOnlyList<SubmissionGrade> grades, Roster? roster)
    {
        SubmissionGrade[] changed = [.. grades];
        Participant[] owners = [.. grades.Select(grade => Roster.OwnerOf(grade, roster))];
        var isDone = new HashSet<(int, string)>();
        foreach (var row in table.Rows)
        {
            var (student, exercise, reason) = (Field(row, 0), Field(row, 1), Field(row, 3));
            int[] named = [.. Enumerable.Range(0, changed.Length).Where(i => IsOf(changed[i], owners[i], student))];
            if (named.Length == 0) throw table.Fault(row, places[0], $"names {student}, who has no grade. Write the student's name or number as in the table of grades");
            if (named.Select(i => owners[i]).Distinct().Count() > 1) throw table.Fault(row, places[0], $"names {student}, who may be {string.Join(" or ", named.Select(i => $"{changed[i].Student} ({changed[i].Id ?? changed[i].File})").Distinct())}. Write the number");
            int[] own = [.. Enumerable.Range(0, changed.Length).Where(i => changed[i].Counts && owners[i] == owners[named[0]])];
            var at = own.FirstOrDefault(i => changed[i].Exercises.Any(one => one.Exercise == exercise), own[0]);
            var graded = changed[at].Exercises.FirstOrDefault(one => one.Exercise == exercise) ??
                throw table.Fault(row, places[1], $"names {exercise}, of which {student} has no grade; there are {string.Join(", ", own.SelectMany(i => changed[i].Exercises).Select(one => one.Exercise).DefaultIfEmpty("none"))}");
            if (!double.TryParse(Field(row, 2), NumberStyles.Float, CultureInfo.InvariantCulture, out var points) || !(points >= 0 && points <= graded.MostPoints))
                throw table.Fault(row, places[2], string.Create(CultureInfo.InvariantCulture, $"has {Field(row, 2)}, which is not a number from 0 to {graded.MostPoints}, what {exercise} is worth"));
            if (!isDone.Add((at, exercise))) throw table.Fault(row, places[1], $"gives {student} points for {exercise} a second time");
            changed[at] = changed[at] with { Exercises = [.. changed[at].Exercises.Select(one => one == graded ? one with { ByHand = new PointsByHand(points, reason) } : one)] };
        }

        return changed;
    }

    private string Field(CsvRow row, int column) => row.Fields[places[column]].Trim();

    private static bool IsOf(SubmissionGrade grade, Participant owner, string student) => student.Length > 0
        && (grade.Student == StudentName.Compose(student) || grade.Id == student || owner.Id == student || owner.Email == student || owner.Name == student || owner.Login == student || owner.SisId == student);
}
