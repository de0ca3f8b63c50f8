namespace Descent.Lessons;

/// <summary>An objective that measures how well a model with the parameters θ predicts the targets of a data set.</summary>
public abstract class Model : FiniteSum
{
    private protected Model(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Data = data;
    }

    /// <summary>The data set.</summary>
    public Dataset Data { get; }

    /// <inheritdoc/>
    public override int SampleCount => Data.Count;

    /// <summary>The model's prediction for one row of features: a value, or for two classes the probability of class 1.</summary>
    /// <param name="theta">θ, of length <see cref="Objective.Dimension"/>, such as a run's last.</param>
    /// <param name="features">The features, in order and on the scale of <see cref="Data"/>; see <see cref="Dataset.StandardizeRow"/>.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public double Predict(ReadOnlySpan<double> theta, ReadOnlySpan<double> features)
    {
        Require.Length(Dimension, theta.Length, nameof(theta));
        if (features.Length != Data.FeatureNames.Count)
            throw new ArgumentException($"features must have {Data.FeatureNames.Count} numbers, one per feature, but has {features.Length}.", nameof(features));
        return PredictAt(theta, features);
    }

    /// <summary>The model's prediction for every sample of a data set, such as one held out.</summary>
    /// <param name="theta">θ, of length <see cref="Objective.Dimension"/>, such as a run's last.</param>
    /// <param name="data">Samples with the features of <see cref="Data"/>, on the same scale; see <see cref="Dataset.Standardize(Dataset)"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="theta"/> has another length, or <paramref name="data"/> is null or has other features.</exception>
    public double[] Predict(ReadOnlySpan<double> theta, Dataset data)
    {
        Require.Length(Dimension, theta.Length, nameof(theta));
        ArgumentNullException.ThrowIfNull(data);
        if (!data.FeatureNames.SequenceEqual(Data.FeatureNames))
            throw new ArgumentException($"data must have the features {string.Join(", ", Data.FeatureNames)}, but has {string.Join(", ", data.FeatureNames)}.", nameof(data));
        var predictions = new double[data.Count];
        for (var i = 0; i < predictions.Length; i++)
            predictions[i] = PredictAt(theta, data.Row(i));
        return predictions;
    }

    /// <summary>The prediction, for spans whose lengths have been checked.</summary>
    private protected abstract double PredictAt(ReadOnlySpan<double> theta, ReadOnlySpan<double> features);
}
