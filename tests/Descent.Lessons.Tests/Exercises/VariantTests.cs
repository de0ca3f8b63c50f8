using Xunit;

namespace Descent.Lessons.Tests;

/// <summary>Exercises with several sets of numbers.</summary>
public class VariantTests
{
    private static readonly Exercise[] Varied = [.. Exercise.All.Where(exercise => exercise.Variants.Count > 1)];

    public static TheoryData<string> Ids => [.. Varied.Select(exercise => exercise.Id)];

    [Fact]
    public void There_are_some_in_most_lessons_and_the_first_set_is_the_courses_own()
    {
        Assert.InRange(Varied.Length, 8, Exercise.All.Count);
        Assert.All(Varied, exercise => Assert.Same(exercise, exercise.Variants[0]));
        Assert.All(Exercise.All.Except(Varied), exercise => Assert.Same(exercise, exercise.For("ada")));
        Assert.All(Exercise.All.Except(Varied), exercise => Assert.Empty(exercise.Numbers));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_set_differs_and_is_somebodys_but_for_the_courses_own(string id)
    {
        var exercise = Exercise.Find(id);
        var given = Enumerable.Range(1000, 400).GroupBy(student => exercise.For($"{student}")).ToDictionary(group => group.Key, group => group.Count());

        Assert.InRange(exercise.Variants.Count, 9, 20);
        Assert.Distinct(exercise.Variants.Select(variant => string.Join(' ', variant.Numbers)));
        Assert.Equal(exercise.Variants.Skip(1).ToHashSet(), given.Keys.ToHashSet());
        Assert.All(given.Values, count => Assert.InRange(count, 20, 100));
        Assert.Same(exercise.For("Ada"), exercise.For("Ada"));
    }

    [Fact]
    public void Who_shares_the_numbers_of_one_exercise_need_not_share_those_of_another()
    {
        var alike = Enumerable.Range(0, 400).GroupBy(student => Varied[0].For($"{student}")).First().Select(student => Varied[1].For($"{student}"));

        Assert.True(alike.Distinct().Count() > 4);
    }

    [Theory]
    [InlineData("Curvature 4 and 25, in 3.1-a: 2/25.0 = 0.08, x4, 2.5, 425, 4-a.", "Curvature 3 and 20, in 3.1-a: 2/20.0 = 0.08, x4, 2.5, 425, 4-a.")]
    [InlineData("the 25th, at 25.", "the 20th, at 20.")]
    public void A_number_is_replaced_where_it_stands_by_itself(string text, string restated) =>
        Assert.Equal(restated, new NumbersInText([4, 25], [3, 20]).Restate(text));

    [Theory]
    [InlineData("48,000 in 48_000 of 48000", "9,600 in 9_600 of 9600")]
    [InlineData("148,000; 48,000.5; 48,0001", "148,000; 48,000.5; 48,0001")]
    public void A_number_is_written_as_the_one_it_replaces(string text, string restated) =>
        Assert.Equal(restated, new NumbersInText([48_000], [9600]).Restate(text));

    [Fact]
    public void Numbers_change_places_without_being_replaced_twice() =>
        Assert.Equal("20 and 4", new NumbersInText([4, 20], [20, 4]).Restate("4 and 20"));

    [Fact]
    public void A_solution_has_the_numbers_of_the_variant()
    {
        var variant = Exercise.Find("3.1-a").Variants[1];

        Assert.Contains("2.0 / 20", variant.Solution().Code, StringComparison.Ordinal);
        Assert.StartsWith("With the numbers of the course's own notebook: ", variant.Solution().Why, StringComparison.Ordinal);
    }
}
