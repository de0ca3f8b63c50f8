using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Runner.Protocol;

/// <summary>The values that can go from one process to the other: numbers, truth values, text, and lists of numbers.</summary>
internal static class PlainValue
{
    private static readonly Type[] Numbers =
    [
        typeof(double), typeof(float), typeof(decimal), typeof(int), typeof(long), typeof(short), typeof(byte), typeof(sbyte),
        typeof(uint), typeof(ulong), typeof(ushort),
    ];

    // A list of our own: a submission must not choose which types the grader makes.
    private static readonly Dictionary<string, Type> Types = Numbers
        .Concat([typeof(bool), typeof(char), typeof(string), typeof(double[]), typeof(int[])])
        .ToDictionary(type => type.FullName!);

    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Whether a value of this type can travel.</summary>
    public static bool IsPlain(Type type) => Types.ContainsValue(type);

    /// <summary>Whether values of this type are numbers.</summary>
    public static bool IsNumber(Type type) => Numbers.Contains(type);

    /// <summary>The type of that name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static Type TypeOf(string name) =>
        Types.TryGetValue(name, out var type) ? type : throw new InvalidDataException($"{name} is not a plain type.");

    /// <summary>The value as text.</summary>
    public static string Write(object? value, Type type) => JsonSerializer.Serialize(value, type, Options);

    /// <summary>The value from its text.</summary>
    /// <exception cref="JsonException">It is not a value of that type.</exception>
    public static object? Read(string text, Type type) => JsonSerializer.Deserialize(text, type, Options);

    /// <summary>A value as one of another type, where both are numbers; else as it is.</summary>
    /// <exception cref="InvalidCastException">A whole number is wanted, and it is none.</exception>
    public static object? As(object? value, Type type)
    {
        if (value is null || value.GetType() == type || !IsNumber(type) || !IsNumber(value.GetType())) return value;
        try
        {
            var number = Convert.ChangeType(value, type, CultureInfo.InvariantCulture);

            // What is rounded on the way is another number: 30.4 is not 30.
            return type == typeof(double) || type == typeof(float) || type == typeof(decimal) || Convert.ToDouble(number, CultureInfo.InvariantCulture) == Convert.ToDouble(value, CultureInfo.InvariantCulture)
                ? number
                : throw new InvalidCastException($"{Convert.ToString(value, CultureInfo.InvariantCulture)} is not a whole number, which is wanted here.");
        }
        catch (OverflowException)
        {
            throw new InvalidCastException($"{Convert.ToString(value, CultureInfo.InvariantCulture)} is too large a number here.");
        }
    }
}
