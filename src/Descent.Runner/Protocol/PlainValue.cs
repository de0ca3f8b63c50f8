using System.Text.Json;
using System.Text.Json.Serialization;

namespace Descent.Runner.Protocol;

/// <summary>The values that can go from one process to the other: numbers, truth values, text, and lists of numbers.</summary>
internal static class PlainValue
{
    // A list of our own: a submission must not choose which types the grader makes.
    private static readonly Dictionary<string, Type> Types = new Type[]
    {
        typeof(double), typeof(float), typeof(int), typeof(long), typeof(bool), typeof(char), typeof(string), typeof(double[]), typeof(int[]),
    }.ToDictionary(type => type.FullName!);

    private static readonly JsonSerializerOptions Options = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>Whether a value of this type can travel.</summary>
    public static bool IsPlain(Type type) => Types.ContainsValue(type);

    /// <summary>The type of that name.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static Type TypeOf(string name) =>
        Types.TryGetValue(name, out var type) ? type : throw new InvalidDataException($"{name} is not a plain type.");

    /// <summary>The value as text.</summary>
    public static string Write(object? value, Type type) => JsonSerializer.Serialize(value, type, Options);

    /// <summary>The value from its text.</summary>
    /// <exception cref="JsonException">It is not a value of that type.</exception>
    public static object? Read(string text, Type type) => JsonSerializer.Deserialize(text, type, Options);
}
