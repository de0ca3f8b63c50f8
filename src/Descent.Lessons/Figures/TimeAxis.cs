namespace Descent.Lessons;

/// <summary>What the progress of a run is counted in.</summary>
public enum TimeAxis
{
    /// <summary>Updates of θ.</summary>
    Steps,

    /// <summary>Sample gradients used.</summary>
    Samples,

    /// <summary>Passes over all samples.</summary>
    Epochs,

    /// <summary>Seconds of computing, which differ from machine to machine and from run to run.</summary>
    Seconds,
}
