namespace Descent.Lessons;

/// <summary>What a run recorded at one step.</summary>
/// <param name="Step">t, the number of updates made so far; 0 is the start.</param>
/// <param name="Value">f(θ_t), over all samples.</param>
/// <param name="GradientNorm">‖∇f(θ_t)‖, over all samples.</param>
/// <param name="Distance">‖θ_t − θ*‖, or NaN where the objective does not know its minimizer.</param>
/// <param name="LearningRate">α_t, the learning rate of the update that leaves this point.</param>
/// <param name="Samples">Sample gradients used so far; an objective that is not a sum counts as one sample.</param>
/// <param name="Seconds">Computing time so far, without the time it took to record.</param>
/// <param name="Theta">θ_t.</param>
public readonly record struct RunPoint(
    int Step,
    double Value,
    double GradientNorm,
    double Distance,
    double LearningRate,
    long Samples,
    double Seconds,
    IReadOnlyList<double> Theta);
