namespace Descent.Lessons.Tests;

/// <content>Theory, and what notebooks show.</content>
internal static partial class InvalidArguments
{
    private static IEnumerable<InvalidArgument> Predictions =>
    [
        new("Theory.ErrorFactor", "learningRate", () => Theory.ErrorFactor(0, 1)),
        new("Theory.ErrorFactor", "eigenvalue", () => Theory.ErrorFactor(1, -1)),
        new("Theory.RegimeOf", "learningRate", () => Theory.RegimeOf(NaN, 1)),
        new("Theory.RegimeOf", "eigenvalue", () => Theory.RegimeOf(1, Infinity)),
        new("Theory.LargestStableLearningRate", "l", () => Theory.LargestStableLearningRate(0)),
        new("Theory.LargestStableLearningRate", "l", () => Theory.LargestStableLearningRate(new Plain(), NaN)),
        new("Theory.LargestStableLearningRate", "updateRule", () => Theory.LargestStableLearningRate(new Adam(), 1)),
        new("Theory.BestLearningRate", "l", () => Theory.BestLearningRate(Infinity, 1)),
        new("Theory.BestLearningRate", "mu", () => Theory.BestLearningRate(1, 2)),
        new("Theory.Rate", "learningRate", () => Theory.Rate(0, 1, 1)),
        new("Theory.Rate", "l", () => Theory.Rate(0.1, -1, 1)),
        new("Theory.Rate", "mu", () => Theory.Rate(0.1, 1, 0)),
        new("Theory.BestRate", "conditionNumber", () => Theory.BestRate(0.5)),
        new("Theory.StepsAtBestLearningRate", "conditionNumber", () => Theory.StepsAtBestLearningRate(Infinity, 0.1)),
        new("Theory.StepsAtBestLearningRate", "tolerance", () => Theory.StepsAtBestLearningRate(10, 1)),
        new("Theory.EstimateL", "objective", () => Theory.EstimateL(null!, [1], 1, 1)),
        new("Theory.EstimateL", "at", () => Theory.EstimateL(Bowl, [1], 1, 1)),
        new("Theory.EstimateL", "iterations", () => Theory.EstimateL(Bowl, [1, 1], 0, 1)),
        new("Theory.SpectralRadius", "updateRule", () => Theory.SpectralRadius(null!, 1, 1)),
        new("Theory.SpectralRadius", "updateRule", () => Theory.SpectralRadius(new RmsProp(), 1, 1)),
        new("Theory.SpectralRadius", "learningRate", () => Theory.SpectralRadius(new Plain(), 0, 1)),
        new("Theory.SpectralRadius", "eigenvalue", () => Theory.SpectralRadius(new Plain(), 1, -1)),
        new("Theory.BestHeavyBall", "l", () => Theory.BestHeavyBall(0, 1)),
        new("Theory.BestHeavyBall", "mu", () => Theory.BestHeavyBall(1, 2)),
        new("Theory.BestHeavyBallRate", "conditionNumber", () => Theory.BestHeavyBallRate(0)),
        new("Theory.StepsTo", "rate", () => Theory.StepsTo(-1, 0.1)),
        new("Theory.StepsTo", "tolerance", () => Theory.StepsTo(0.5, 0)),
        new("Theory.TotalTravel", "schedule", () => Theory.TotalTravel(null!, 1)),
        new("Theory.TotalTravel", "steps", () => Theory.TotalTravel(0.1, 0)),
        new("Theory.RemainingFraction", "schedule", () => Theory.RemainingFraction(null!, 1, 1)),
        new("Theory.RemainingFraction", "eigenvalue", () => Theory.RemainingFraction(0.1, -1, 1)),
        new("Theory.RemainingFraction", "steps", () => Theory.RemainingFraction(0.1, 1, 0)),
        new("Theory.MeanSquareError", "start", () => Theory.MeanSquareError(NaN, 1, [0.1])),
        .. Negative("Theory.MeanSquareError", "eigenvalue", value => Theory.MeanSquareError(1, value, [0.1])),
        new("Theory.MeanSquareError", "learningRates", () => Theory.MeanSquareError(1, 1, null!)),
        new("Theory.MeanSquareError", "learningRates", () => Theory.MeanSquareError(1, 1, [])),
        .. Negative("Theory.MeanSquareError", "learningRates", value => Theory.MeanSquareError(1, 1, [0.1, value])),
        .. Negative("Theory.MeanSquareError", "noiseVariance", value => Theory.MeanSquareError(1, 1, [0.1], value)),
        new("Theory.NoiseFloorVariance", "learningRate", () => Theory.NoiseFloorVariance(2, 1, 1, 1)),
        new("Theory.NoiseFloorVariance", "eigenvalue", () => Theory.NoiseFloorVariance(0.1, 0, 1, 1)),
        new("Theory.NoiseFloorVariance", "noiseVariance", () => Theory.NoiseFloorVariance(0.1, 1, -1, 1)),
        new("Theory.NoiseFloorVariance", "batchSize", () => Theory.NoiseFloorVariance(0.1, 1, 1, 0)),
        new("Theory.Compare", "run", () => Theory.Compare(null!)),
        new("Theory.Compare", "run", () => Theory.Compare(GradientDescent.Minimize(Bowl, [1, 1], new ExponentialDecay(0.1, 0.1)))),
    ];

    private static IEnumerable<InvalidArgument> Displays =>
    [
        new("Claim.That", "statement", () => Claim.That(" ", holds: true)),
        new("Claim.That", "within", () => Claim.That("x", 1, 1, -1)),
        new("Claim.That", "within", () => Claim.That("x", 1, 1, NaN)),
        new("Table", "columns", () => new Table()),
        new("Table.Row", "cells", () => new Table("a", "b").Row(1)),
        new("MonteCarlo.Run", "trials", () => MonteCarlo.Run(0, seed => seed)),
        new("MonteCarlo.Run", "trial", () => MonteCarlo.Run<int>(1, null!)),
        new("MonteCarlo.Interval", "count", () => MonteCarlo.Interval(2, 1)),
        new("MonteCarlo.Interval", "of", () => MonteCarlo.Interval(0, 0)),
        new("Lesson.Start", "number", () => Lesson.Start("8")),
        new("Exercise.Find", "id", () => Exercise.Find("9-z")),
    ];
}
