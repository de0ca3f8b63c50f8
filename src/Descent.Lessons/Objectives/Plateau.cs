using Descent.Lessons.Numerics;

namespace Descent.Lessons;

/// <summary>
/// A round valley in a plain, f(θ) = w² (1 − e^(−‖θ‖²/2w²)), with its minimum 0 at 0: at the bottom it is a bowl of
/// curvature 1, and a few widths w away it is so flat that the gradient nearly vanishes, far from any minimum.
/// </summary>
/// <remarks>
/// The gradient is θ e^(−‖θ‖²/2w²): at most w/√e long, at distance w, and at distance 5w no longer than 2·10⁻⁵ w. L is 1.
/// The Hessian's smallest eigenvalue, −2e^(−3/2) at distance √3 w, is negative, so that f is not convex.
/// </remarks>
public sealed class Plateau : Objective
{
    private readonly double[] minimizer;

    /// <summary>A valley in a plain.</summary>
    /// <param name="dimension">Number of parameters, 1 or more.</param>
    /// <param name="width">w, greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public Plateau(int dimension = 2, double width = 1)
    {
        minimizer = new double[Require.AtLeast(1, dimension)];
        Width = Require.Positive(width);
    }

    /// <summary>w.</summary>
    public double Width { get; }

    /// <inheritdoc/>
    public override int Dimension => minimizer.Length;

    /// <summary>1, the curvature at the bottom.</summary>
    public override double L => 1;

    /// <summary>0 in every coordinate.</summary>
    public override IReadOnlyList<double> Minimizer => Array.AsReadOnly(minimizer);

    /// <inheritdoc/>
    public override string ToString() => $"Plateau with a valley of width {Text.Number(Width)}";

    /// <inheritdoc/>
    protected internal override double ValueAt(ReadOnlySpan<double> theta) => ValueOf(Norms.Squares(theta));

    /// <inheritdoc/>
    protected internal override double ValueAndGradientAt(ReadOnlySpan<double> theta, Span<double> gradient)
    {
        var squares = Norms.Squares(theta);
        var fading = Math.Exp(-Exponent(squares));
        for (var i = 0; i < theta.Length; i++)
            gradient[i] = fading * theta[i];
        return ValueOf(squares);
    }

    private double ValueOf(double squares)
    {
        // 1 − e^−x cancels where x is small, far inside the valley: there it is 2 e^(−x/2) sinh(x/2), and w² x is ‖θ‖²/2.
        var half = Exponent(squares) / 2;
        return half > 0.5 ? Width * Width * (1 - Math.Exp(-2 * half))
            : squares / 2 * (half > 0 ? Math.Exp(-half) * Math.Sinh(half) / half : 1);
    }

    /// <summary>x = ‖θ‖²/2w².</summary>
    private double Exponent(double squares) => squares / 2 / Width / Width;
}
