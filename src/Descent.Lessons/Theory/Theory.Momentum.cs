namespace Descent.Lessons;

/// <content>Momentum: what an update rule does along one axis of a bowl.</content>
/// <remarks>
/// With momentum the error along an axis of curvature λ follows e_{t+1} = b e_t − c e_{t−1}. Its growth per step is the
/// larger root of z² − bz + c, the spectral radius.
/// </remarks>
public static partial class Theory
{
    /// <summary>The largest stable constant learning rate of an update rule: below it runs on a bowl converge, above it they diverge.</summary>
    /// <remarks>
    /// Plain: 2/L. HeavyBall(β): 2(1 + β)/L. Momentum(β): 2(1 + β)/((1 − β)L). Nesterov(β): 2(1 + β)/((1 + 2β)L). From the
    /// spectral radius reaching 1. Sources: B. T. Polyak, 1964, for the heavy ball; the others by the same argument.
    /// </remarks>
    /// <param name="updateRule">Plain, HeavyBall, Momentum or Nesterov.</param>
    /// <param name="l">L, greater than 0.</param>
    /// <exception cref="ArgumentException">The rule is none of these, or <paramref name="l"/> is outside its range.</exception>
    public static double LargestStableLearningRate(UpdateRule updateRule, double l)
    {
        Require.Positive(l);
        return LargestStableIfKnown(updateRule, l) ?? throw Unknown(updateRule);
    }

    /// <summary>The factor by which an update rule in the end shrinks (or grows) the error along an axis per step.</summary>
    /// <param name="updateRule">Plain, HeavyBall, Momentum or Nesterov.</param>
    /// <param name="learningRate">α, greater than 0.</param>
    /// <param name="eigenvalue">λ, 0 or greater.</param>
    /// <exception cref="ArgumentException">The rule is none of these, or a number is outside its range.</exception>
    public static double SpectralRadius(UpdateRule updateRule, double learningRate, double eigenvalue)
    {
        var product = Require.Positive(learningRate) * Require.NotNegative(eigenvalue);
        var (b, c) = RecursionOf(updateRule, product) ?? throw Unknown(updateRule);
        return LargerRoot(b, c);
    }

    /// <summary>The heavy ball's best constant parameters: α = (2/(√L + √μ))², β = ((√L − √μ)/(√L + √μ))².</summary>
    /// <remarks>
    /// Every axis then shrinks at the same rate, <see cref="BestHeavyBallRate"/>. A run is slower than that rate alone says,
    /// by a factor that grows with t, because at both ends of the spectrum the two roots coincide.
    /// </remarks>
    /// <param name="l">L, greater than 0.</param>
    /// <param name="mu">μ, greater than 0 and not greater than L.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static (double LearningRate, HeavyBall UpdateRule) BestHeavyBall(double l, double mu)
    {
        RequireCurvature(l, mu);
        var sum = Math.Sqrt(l) + Math.Sqrt(mu);
        return (4 / (sum * sum), new HeavyBall(Math.Min(Math.Pow((Math.Sqrt(l) - Math.Sqrt(mu)) / sum, 2), Math.BitDecrement(1))));
    }

    /// <summary>(√κ − 1)/(√κ + 1): the rate of the best heavy ball.</summary>
    /// <param name="conditionNumber">κ, 1 or greater.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="conditionNumber"/> is outside its range.</exception>
    public static double BestHeavyBallRate(double conditionNumber)
    {
        RequireConditionNumber(conditionNumber);
        return (Math.Sqrt(conditionNumber) - 1) / (Math.Sqrt(conditionNumber) + 1);
    }

    /// <summary>The largest stable learning rate, or null for a rule without a closed form.</summary>
    internal static double? LargestStableIfKnown(UpdateRule? updateRule, double l)
    {
        if (updateRule is Nesterov { Beta: var ahead })
            return 2 * (1 + ahead) / ((1 + (2 * ahead)) * l);

        return HeavyBallForm(updateRule) is var (beta, scale) ? 2 * (1 + beta) / (scale * l) : null;
    }

    /// <summary>
    /// The heavy ball whose path a rule takes: with the learning rate α the rule runs as HeavyBall(Beta) does with Scale · α.
    /// Null where there is none.
    /// </summary>
    internal static (double Beta, double Scale)? HeavyBallForm(UpdateRule? updateRule) => updateRule switch
    {
        Plain or Nesterov { Beta: 0 } => (0, 1),
        HeavyBall { Beta: var beta } => (beta, 1),
        Momentum { Beta: var beta } => (beta, 1 - beta),
        _ => null,
    };

    /// <summary>How the error along an axis moves; null for a rule without a closed form.</summary>
    internal static Motion? MotionOf(UpdateRule updateRule, double learningRate, double eigenvalue) => RecursionOf(updateRule, learningRate * eigenvalue) switch
    {
        null => null,
        var (b, c) when b * b < 4 * c => Motion.Swinging,
        var (b, _) when b < 0 => Motion.Alternating,
        _ => Motion.Creeping,
    };

    /// <summary>The angle that the error along an axis swings by per step, 2π being a whole swing; 0 where it does not swing.</summary>
    internal static double AngleOf(UpdateRule updateRule, double learningRate, double eigenvalue) =>
        RecursionOf(updateRule, learningRate * eigenvalue) is var (b, c) && b * b < 4 * c ? Math.Acos(b / (2 * Math.Sqrt(c))) : 0;

    /// <summary>The b and c of e₊ = b e − c e₋ along an axis, at a product αλ.</summary>
    private static (double B, double C)? RecursionOf(UpdateRule updateRule, double product) =>
        updateRule is Nesterov { Beta: > 0 and var ahead } ? ((1 + ahead) * (1 - product), ahead * (1 - product))
        : HeavyBallForm(updateRule) is var (beta, scale) ? (1 + beta - (scale * product), beta)
        : null;

    private static double LargerRoot(double b, double c)
    {
        var discriminant = (b * b) - (4 * c);
        return discriminant < 0
            ? Math.Sqrt(c) // A complex pair: both have this size, and the error swings.
            : (Math.Abs(b) + Math.Sqrt(discriminant)) / 2;
    }

    private static ArgumentException Unknown(UpdateRule? updateRule) => updateRule is null
        ? new ArgumentNullException(nameof(updateRule))
        : new ArgumentException($"updateRule must be Plain, HeavyBall, Momentum or Nesterov; there is no closed form for {updateRule}.", nameof(updateRule));
}
