using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Xunit;

namespace Descent.Lessons.Tests;

public class ArgumentTests
{
    /// <summary>Arguments for which every value has a meaning, and what it is.</summary>
    private static readonly Dictionary<string, string> AnyValue = new()
    {
        ["Claim.That/measured"] = "a number that is not finite makes the claim fail",
        ["Claim.That/expected"] = "a number that is not finite makes the claim fail",
        ["Claim.op_Implicit/claim"] = "its parts are those of Claim.That",
        ["Exercise.Check/answer"] = "whatever a learner gives gets a verdict",
        ["AdditiveGradientNoise/seed"] = "a seed",
        ["Datasets.Linear/seed"] = "a seed",
        ["Dataset.Split/seed"] = "a seed",
        ["Network.InitialParameters/seed"] = "a seed",
        ["Datasets.Classes/seed"] = "a seed",
        ["Theory.EstimateL/seed"] = "a seed",
        ["Theory.Sharpness/seed"] = "a seed",
        ["Run.ExcessAt/point"] = "a record of numbers",
        ["Run.EpochsAt/point"] = "a record of numbers",
        ["Figures.GradientAngles/seed"] = "a seed",
    };

    /// <summary>What an exception says that was given nothing to say.</summary>
    private static readonly string[] Nothing = [new ArgumentException().Message, new ArgumentOutOfRangeException().Message];

    public static IEnumerable<TheoryDataRow<InvalidArgument>> Rows =>
        InvalidArguments.All.Select(row => new TheoryDataRow<InvalidArgument>(row) { Label = row.Argument });

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_argument_outside_its_range_is_refused_by_name_with_a_reason(InvalidArgument wrong)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(wrong.Call);

        Assert.Equal(wrong.Parameter, refusal.ParamName);
        Assert.DoesNotContain(Nothing, text => refusal.Message.StartsWith(text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_refusal_says_is_the_same_in_every_culture()
    {
        var (before, other) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            string[] Said(CultureInfo culture)
            {
                CultureInfo.CurrentCulture = culture;
                return [.. InvalidArguments.All.Select(row => Assert.ThrowsAny<ArgumentException>(row.Call) switch
                {
                    // The value that .NET itself adds is by the culture.
                    ArgumentOutOfRangeException e => e.Message.Split("Actual value was")[0].Trim(),
                    var e => e.Message,
                })];
            }

            Assert.Equal(Said(CultureInfo.InvariantCulture), Said(other));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_argument_of_every_public_entry_has_a_row()
    {
        var covered = InvalidArguments.All.Select(row => row.Argument).Concat(AnyValue.Keys);

        Assert.Empty(Arguments().Except(covered));
    }

    [Fact]
    public void No_row_is_about_an_argument_that_is_not_there() =>
        Assert.Empty(InvalidArguments.All.Select(row => row.Argument).Concat(AnyValue.Keys).Except(Arguments()));

    private static IEnumerable<string> Arguments() =>
        from type in typeof(Run).Assembly.GetExportedTypes()
        where !type.IsEnum && type != typeof(RunPoint)
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>()
        where member.GetCustomAttribute<CompilerGeneratedAttribute>() is null && !IsOfObject(member)
        from parameter in member.GetParameters()
        where CanBeWrong(parameter)
        select $"{type.Name}{(member.IsConstructor ? "" : $".{member.Name}")}/{parameter.Name}";

    private static bool IsOfObject(MethodBase member) => member.Name is nameof(Equals) or nameof(GetHashCode) or nameof(ToString);

    private static bool CanBeWrong(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type != typeof(bool) && type != typeof(CancellationToken)
            && !(parameter.HasDefaultValue && parameter.DefaultValue is null && !type.IsValueType && parameter.Name is "updateRule" or "progress");
    }
}
