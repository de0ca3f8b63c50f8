namespace Descent.Runner;

/// <summary>What cells can call beside C# itself.</summary>
/// <remarks>Public, because cells are compiled as assemblies of their own.</remarks>
public static class DisplayExtensions
{
    /// <summary>Told every displayed value, and the forms to render it in.</summary>
    internal static event Action<object?, string[]>? Shown;

    /// <summary>Shows a value below the cell.</summary>
    /// <param name="value">Anything.</param>
    /// <param name="mimeTypes">Forms to render it in; by default the ones its type prefers.</param>
    public static void Display(this object? value, params string[] mimeTypes) =>
        Shown?.Invoke(value, mimeTypes);
}
