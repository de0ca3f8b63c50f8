using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Descent.Lessons;

/// <summary>Argument checks that name the argument and the range it may have.</summary>
internal static class Require
{
    internal static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number.");

    internal static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number greater than 0.");

    internal static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number, 0 or greater.");

    internal static double UpTo(double peak, double floor) =>
        NotNegative(floor) <= peak ? floor : throw new ArgumentOutOfRangeException(nameof(floor), floor, $"floor must not be above peak, which is {Text.Number(peak)}.");

    internal static double InOpenUnitInterval(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie between 0 and 1, ends excluded.");

    internal static double InHalfOpenUnitInterval(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is >= 0 and < 1 ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be 0 or greater and less than 1.");

    internal static T AtLeast<T>(T minimum, T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : INumber<T> =>
        value >= minimum ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be {minimum.ToString(null, CultureInfo.InvariantCulture)} or greater.");

    internal static int Between(int minimum, int maximum, int value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= minimum && value <= maximum ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from {Text.Number(minimum)} to {Text.Number(maximum)}.");

    internal static double[] AllFinite(double[] values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Length == 0)
            throw new ArgumentException($"{name} must have at least one number.", name);
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentOutOfRangeException(name, values[i], $"{name}[{i}] must be a finite number.");
        }

        return values;
    }

    /// <summary>One finite number per parameter.</summary>
    internal static double[] AllFinite(int count, double[] values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        Length(count, AllFinite(values, name).Length, name);
        return values;
    }

    internal static double[] AllPositive(double[] values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        foreach (var value in AllFinite(values, name))
            Positive(value, name);
        return values;
    }

    internal static double[] NoneNegative(double[] values, [CallerArgumentExpression(nameof(values))] string? name = null)
    {
        foreach (var value in AllFinite(values, name))
            NotNegative(value, name);
        return values;
    }

    internal static string Named(string value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    internal static TEnum Defined<TEnum>(TEnum value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be one of {string.Join(", ", Enum.GetNames<TEnum>())}.");

    internal static void Length(int expected, int actual, string? name)
    {
        if (actual != expected)
            throw new ArgumentException($"{name} must have {expected} entries, one per parameter, but has {actual}.", name);
    }
}
