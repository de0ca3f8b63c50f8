namespace Descent.Runner;

/// <summary>What a notebook may use before it is stopped.</summary>
/// <param name="PerCell">Time for one cell.</param>
/// <param name="PerNotebook">Time for the whole notebook, start of its process included.</param>
/// <param name="MemoryMegabytes">Managed memory of its process.</param>
internal sealed record RunLimits(TimeSpan PerCell, TimeSpan PerNotebook, int MemoryMegabytes)
{
    /// <summary>Limits no lesson should come near.</summary>
    public static RunLimits Default { get; } =
        new(TimeSpan.FromSeconds(120), TimeSpan.FromSeconds(600), MemoryMegabytes: 2048);

    /// <summary>Characters one cell may put out; a loop that prints forever must not fill this process instead.</summary>
    public int OutputCharacters { get; init; } = 32_000_000;
}
