using Predict = Descent.Lessons.Theory;

namespace Descent.Lessons.Tests;

/// <content>Theory, and what notebooks show.</content>
internal static partial class InvalidArguments
{
    private static IEnumerable<InvalidArgument> Predictions =>
    [
        new("Theory.ErrorFactor", "learningRate", () => Predict.ErrorFactor(0, 1)),
        new("Theory.ErrorFactor", "eigenvalue", () => Predict.ErrorFactor(1, -1)),
        new("Theory.RegimeOf", "learningRate", () => Predict.RegimeOf(NaN, 1)),
        new("Theory.RegimeOf", "eigenvalue", () => Predict.RegimeOf(1, Infinity)),
        new("Theory.LargestStableLearningRate", "l", () => Predict.LargestStableLearningRate(0)),
        new("Theory.LargestStableLearningRate", "l", () => Predict.LargestStableLearningRate(new Plain(), NaN)),
        new("Theory.LargestStableLearningRate", "updateRule", () => Predict.LargestStableLearningRate(new Adam(), 1)),
        new("Theory.BestLearningRate", "l", () => Predict.BestLearningRate(Infinity, 1)),
        new("Theory.BestLearningRate", "mu", () => Predict.BestLearningRate(1, 2)),
        new("Theory.Rate", "learningRate", () => Predict.Rate(0, 1, 1)),
        new("Theory.Rate", "l", () => Predict.Rate(0.1, -1, 1)),
        new("Theory.Rate", "mu", () => Predict.Rate(0.1, 1, 0)),
        new("Theory.BestRate", "conditionNumber", () => Predict.BestRate(0.5)),
        new("Theory.StepsAtBestLearningRate", "conditionNumber", () => Predict.StepsAtBestLearningRate(Infinity, 0.1)),
        new("Theory.StepsAtBestLearningRate", "tolerance", () => Predict.StepsAtBestLearningRate(10, 1)),
        new("Theory.EstimateL", "objective", () => Predict.EstimateL(null!, [1], 1, 1)),
        new("Theory.EstimateL", "at", () => Predict.EstimateL(Bowl, [1], 1, 1)),
        new("Theory.EstimateL", "iterations", () => Predict.EstimateL(Bowl, [1, 1], 0, 1)),
        new("Theory.SpectralRadius", "updateRule", () => Predict.SpectralRadius(null!, 1, 1)),
        new("Theory.SpectralRadius", "updateRule", () => Predict.SpectralRadius(new RmsProp(), 1, 1)),
        new("Theory.SpectralRadius", "learningRate", () => Predict.SpectralRadius(new Plain(), 0, 1)),
        new("Theory.SpectralRadius", "eigenvalue", () => Predict.SpectralRadius(new Plain(), 1, -1)),
        new("Theory.BestHeavyBall", "l", () => Predict.BestHeavyBall(0, 1)),
        new("Theory.BestHeavyBall", "mu", () => Predict.BestHeavyBall(1, 2)),
        new("Theory.BestHeavyBallRate", "conditionNumber", () => Predict.BestHeavyBallRate(0)),
        new("Theory.StepsTo", "rate", () => Predict.StepsTo(-1, 0.1)),
        new("Theory.StepsTo", "tolerance", () => Predict.StepsTo(0.5, 0)),
        new("Theory.TotalTravel", "schedule", () => Predict.TotalTravel(null!, 1)),
        new("Theory.TotalTravel", "steps", () => Predict.TotalTravel(0.1, 0)),
        new("Theory.RemainingFraction", "schedule", () => Predict.RemainingFraction(null!, 1, 1)),
        new("Theory.RemainingFraction", "eigenvalue", () => Predict.RemainingFraction(0.1, -1, 1)),
        new("Theory.RemainingFraction", "steps", () => Predict.RemainingFraction(0.1, 1, 0)),
        new("Theory.MeanSquareError", "start", () => Predict.MeanSquareError(NaN, 1, [0.1])),
        .. Negative("Theory.MeanSquareError", "eigenvalue", value => Predict.MeanSquareError(1, value, [0.1])),
        new("Theory.MeanSquareError", "learningRates", () => Predict.MeanSquareError(1, 1, null!)),
        new("Theory.MeanSquareError", "learningRates", () => Predict.MeanSquareError(1, 1, [])),
        .. Negative("Theory.MeanSquareError", "learningRates", value => Predict.MeanSquareError(1, 1, [0.1, value])),
        .. Negative("Theory.MeanSquareError", "noiseVariance", value => Predict.MeanSquareError(1, 1, [0.1], value)),
        new("Theory.NoiseFloorVariance", "learningRate", () => Predict.NoiseFloorVariance(2, 1, 1, 1)),
        new("Theory.NoiseFloorVariance", "eigenvalue", () => Predict.NoiseFloorVariance(0.1, 0, 1, 1)),
        new("Theory.NoiseFloorVariance", "noiseVariance", () => Predict.NoiseFloorVariance(0.1, 1, -1, 1)),
        new("Theory.NoiseFloorVariance", "batchSize", () => Predict.NoiseFloorVariance(0.1, 1, 1, 0)),
        new("Theory.Compare", "run", () => Predict.Compare(null!)),
        new("Theory.Compare", "run", () => Predict.Compare(GradientDescent.Minimize(Bowl, [1, 1], new ExponentialDecay(0.1, 0.1)))),
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
