namespace Descent.Runner;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>C# that is run.</summary>
    Code,

    /// <summary>Text that is read.</summary>
    Markdown,

    /// <summary>Text that is passed over.</summary>
    Raw,
}
