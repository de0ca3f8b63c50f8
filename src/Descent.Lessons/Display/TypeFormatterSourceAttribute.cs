namespace Descent.Lessons;

/// <summary>Tells .NET Interactive how to show a type; it finds this attribute by its name and members alone.</summary>
/// <remarks>
/// The convention is described in .NET Interactive's Formatter: no reference to its packages is needed, and so this
/// library works in consoles and tests without them.
/// </remarks>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>A type with a public parameterless constructor and a CreateTypeFormatters method.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>What a notebook asks for first.</summary>
    public string[] PreferredMimeTypes { get; } = ["text/html"];
}
