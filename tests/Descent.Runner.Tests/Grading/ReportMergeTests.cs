using Xunit;

namespace Descent.Runner.Tests;

public class ReportMergeTests
{
    private static readonly SubmissionGrade[] Class =
        [.. "abcdefg".Select((letter, i) => MadeUpGrades.Of($"{letter}", Mark.Right, Mark.NotYet) with { Place = i + 1 })];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(9)]
    public void Shards_in_whatever_order_are_one_class_again(int count)
    {
        var shards = Enumerable.Range(1, count).Select(number => Part(number, count)).Reverse().ToArray();

        Assert.Equal(JsonReport.Write(MadeUpGrades.Graded(Class)), JsonReport.Write(ReportMerge.Merge(shards)));
    }

    [Fact]
    public void Classes_come_one_after_the_other_and_a_warning_of_one_is_a_warning_of_all()
    {
        var merged = ReportMerge.Merge(
        [
            ("b.json", MadeUpGrades.Graded(MadeUpGrades.Of("z", Mark.Right) with { Place = 1 })), Part(1, 2), Part(2, 2),
            ("n.json", new GradedClass([MadeUpGrades.Of("y", Mark.Right) with { Place = 1 }], new Isolation(IsolationKind.None), "other", Shard.Whole)),
        ]);

        Assert.Equal(["z", "a", "b", "c", "d", "e", "f", "g", "y"], merged.Grades.Select(grade => grade.Student));
        Assert.Equal(Enumerable.Range(1, 9), merged.Grades.Select(grade => grade.Place));
        Assert.False(merged.Isolation.IsEnforced);
    }

    [Fact]
    public void Two_of_one_name_who_handed_in_nothing_are_no_reason_to_refuse_two_classes()
    {
        var nothing = MadeUpGrades.Of("a") with { File = "", Lesson = null, Place = 1 };

        var merged = ReportMerge.Merge([("1.json", MadeUpGrades.Graded(nothing)), ("2.json", MadeUpGrades.Graded(nothing))]);

        Assert.Equal([("a", 1), ("a", 2)], merged.Grades.Select(grade => (grade.Student, grade.Place)));
    }

    [Fact]
    public void A_shard_that_is_missing_twice_there_or_of_another_grading_is_named()
    {
        Refused("Shards 2/4, 4/4 are missing. Grade with --shard 2/4", Part(1, 4), Part(3, 4));
        Refused("Shard 1/2 is there twice: 1.json and 1.json", Part(1, 2), Part(1, 2), Part(2, 2));
        Refused("1.json is shard 1/2, and 3.json is shard 3/3", Part(1, 2), Part(3, 3));
        Refused("1.json and 2.json were graded with different versions", Part(1, 2), ("2.json", Part(2, 2).Graded with { Course = "other" }));
        Refused("a has lesson 3.1 in 1.json and in x.json", Part(1, 1), ("x.json", MadeUpGrades.Graded(Class[0])));
    }

    private static void Refused(string reason, params (string, GradedClass)[] reports) =>
        Assert.Contains(reason, Assert.Throws<BadInputException>(() => ReportMerge.Merge(reports)).Message, StringComparison.Ordinal);

    private static (string Path, GradedClass Graded) Part(int number, int count)
    {
        var shard = new Shard(number, count);
        return ($"{number}.json", MadeUpGrades.Graded([.. Class.Where(grade => shard.Has(grade.Place))]) with { Shard = shard });
    }
}
