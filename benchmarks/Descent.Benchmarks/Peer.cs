namespace Descent.Benchmarks;

/// <summary>Names that reports and filters know.</summary>
internal static class Peer
{
    /// <summary>This library, which everything is compared with.</summary>
    public const string Descent = "Descent";

    /// <summary>The category of what needs Python.</summary>
    public const string Python = "Python";
}
