namespace Descent.Runner.Tests;

/// <summary>Formulas of the kinds that the course writes.</summary>
internal static class TexSamples
{
    internal static readonly string[] All =
    [
        .. TexToMathMLTests.Inline.Select(row => row.Data.Item1),
        @"f'(x) + f''_1 + f'^2 + \theta^* \; A^\top B",
        @"\sum_{t=0}^{\infty} \alpha_t = \infty, \quad \sum_t \alpha_t^2 < \infty",
        @"\lim_{t\to\infty} \lVert \theta_t - \theta^\star \rVert = 0",
        @"\min_{\theta\in\mathbb{R}^d} \frac{1}{n}\sum_{i=1}^n \ell_i(\theta)",
        @"\int_0^1 f(x)\,dx = -\log x + 2\ln\frac12",
        @"\hat\theta, \bar x, \tilde{x}, \vec{v}, \dot{x}, \overline{x+y}",
        @"\left(\frac{\sqrt\kappa-1}{\sqrt\kappa+1}\right)^2 \le \left. \sqrt[3]{x} \right|_{x=0}",
        @"\bigl(a+b\bigr) \big| \Biggl\{ x \Biggr\}",
        @"\underbrace{a+b}_{\text{the step}} + \overbrace{x}^{n}",
        @"x = \begin{cases} 1 & \text{if } x > 0, \\ -1 & \text{otherwise} \end{cases}",
        @"\begin{aligned} f(x) &= x^2 \\ &\sim -x & a &= b \\ \end{aligned}",
        @"\begin{align*} a &\ge b \end{align*}",
        @"\begin{pmatrix} 1 & 0 \\ 0 & \kappa \end{pmatrix} \begin{bmatrix} a \\ b \end{bmatrix}",
        @"13\,463 + 134{,}683 + 10^{-6} + 3.14",
        @"\operatorname*{arg\,min}_\theta \operatorname{Var}(x) \mathrm{SGD} \mathbf{x}_0 \mathcal{L} \mathbb{E}[x]",
        @"x_1, \dots, x_n; x_1 + \dots + x_n; f\colon A \to B",
        @"e^{-\frac{x^2}{2\sigma^2}} + \tfrac12 + \dfrac{1}{2}",
        @"95\,\% \approx \$5 ~ \{ x \mid x \ne 0 \}",
    ];
}
