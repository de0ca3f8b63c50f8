namespace Descent.MathML.Tests;

/// <summary>Formulas of the kinds that the course writes, and some in which a sign or a bracket is easily mistaken.</summary>
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
        @"-1 < \pm x, -y \to -\infty \implies n! + 1 \ge n! m",
        @"\{-1, 1\} \cup [0, 1) \setminus (-a; b]",
        @"f\circ g : \mathbb{R}^{n\times m} \mapsto -x \odot y",
        @"\|x\|_2^2 + |a| - |b| \cdot |-c| \div \Vert d \Vert",
        @"P(A|B) = \mathbb{E}[X \mid Y], \quad x \parallel y \perp z",
        @"\frac{\partial f}{\partial x} = \nabla^2 f / \partial x_i",
        @"\forall x \in X \; \exists y \notin Y : \neg y \equiv x",
        @"\sin^2 x + \cos^2 x = \log(-x) - \exp\left(-\frac{x^2}{2}\right)",
        @"\lambda_{\max} / \lambda_{\min}, \max_i a_i, \arg\min_x f, \sup f",
        @"\left\lVert \hat{\theta}_{t+1} - \bar\theta \right\rVert^2 \gg \left|x\right|",
        @"\sqrt{1 - \sqrt[n]{\beta^2 + 1}} \sqrt\frac12 \lfloor x \rfloor \lceil -y \rceil \langle u, v \rangle",
        @"\begin{bmatrix} -1 & a - b \\ \vdots & \ddots \end{bmatrix} \begin{matrix} + \\ = \end{matrix}",
        @"f(x) = \begin{cases} -x & x < 0 \\ +x \end{cases}",
        @"\begin{aligned} a &= -b + c \\ &\le d \end{aligned}",
        @"\frac{\frac{a+b}{c}}{-d} \tfrac{a=b}{c} \dfrac{a=b}{c} 2^{n+1} a_{-1} x_{i,j} e^{a=b}",
        @"\iint f\,dx\,dy \prod_{i\ne j} \oint g \bigcup_i A_i",
        @"a' + b''' - (c)' + \theta'^{(t)}_i",
        @"x ~ y \: z \> w \qquad v",
        @"3.5 \cdot 10^3 - 12{,}345.6 = 1.",
    ];
}
