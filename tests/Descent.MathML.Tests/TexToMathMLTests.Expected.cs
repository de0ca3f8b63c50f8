using Xunit;

namespace Descent.MathML.Tests;

// Invisible characters are written by their names, as in HTML: &af; is the application of a function.
public sealed partial class TexToMathMLTests
{
    public static TheoryData<string, string> Inline => new()
    {
        { @"\alpha", """<mi>α</mi>""" },
        { @"\beta", """<mi>β</mi>""" },
        { @"L", """<mi>L</mi>""" },
        {
            @"\theta := \theta - \alpha \nabla_\theta J(\theta)",
            """<mrow><mi>θ</mi><mo>:=</mo><mi>θ</mi><mo>−</mo><mi>α</mi><msub><mi mathvariant="normal">∇</mi><mi>θ</mi></msub><mi>J</mi><mo stretchy="false">(</mo><mi>θ</mi><mo stretchy="false">)</mo></mrow>"""
        },
        {
            @"\theta^{(t)}",
            """<msup><mi>θ</mi><mrow><mo stretchy="false">(</mo><mi>t</mi><mo stretchy="false">)</mo></mrow></msup>"""
        },
        {
            @"0 < \alpha < \frac{2}{L}",
            """<mrow><mn>0</mn><mo>&lt;</mo><mi>α</mi><mo>&lt;</mo><mfrac><mn>2</mn><mi>L</mi></mfrac></mrow>"""
        },
        {
            @"\alpha_t = \frac{\alpha_0}{1 + k t}",
            """<mrow><msub><mi>α</mi><mi>t</mi></msub><mo>=</mo><mfrac><msub><mi>α</mi><mn>0</mn></msub><mrow><mn>1</mn><mo lspace="0" rspace="0">+</mo><mi>k</mi><mi>t</mi></mrow></mfrac></mrow>"""
        },
        {
            @"\alpha_t = \alpha_0 e^{-k t}",
            """<mrow><msub><mi>α</mi><mi>t</mi></msub><mo>=</mo><msub><mi>α</mi><mn>0</mn></msub><msup><mi>e</mi><mrow><mo form="prefix" lspace="0" rspace="0">−</mo><mi>k</mi><mi>t</mi></mrow></msup></mrow>"""
        },
        {
            @"v_t = \beta v_{t-1} + (1-\beta)\nabla_\theta J(\theta_t)",
            """<mrow><msub><mi>v</mi><mi>t</mi></msub><mo>=</mo><mi>β</mi><msub><mi>v</mi><mrow><mi>t</mi><mo lspace="0" rspace="0">−</mo><mn>1</mn></mrow></msub><mo>+</mo><mo stretchy="false">(</mo><mn>1</mn><mo>−</mo><mi>β</mi><mo stretchy="false">)</mo><msub><mi mathvariant="normal">∇</mi><mi>θ</mi></msub><mi>J</mi><mo stretchy="false">(</mo><msub><mi>θ</mi><mi>t</mi></msub><mo stretchy="false">)</mo></mrow>"""
        },
        {
            @"\theta_{t+1} = \theta_t - \alpha v_t",
            """<mrow><msub><mi>θ</mi><mrow><mi>t</mi><mo lspace="0" rspace="0">+</mo><mn>1</mn></mrow></msub><mo>=</mo><msub><mi>θ</mi><mi>t</mi></msub><mo>−</mo><mi>α</mi><msub><mi>v</mi><mi>t</mi></msub></mrow>"""
        },
        { @"13\,463", """<mn>13&nnbsp;463</mn>""" },
        { @"134{,}683.5", """<mn>134,683.5</mn>""" },
        { @"1{,}2", """<mrow><mn>1</mn><mo rspace="0">,</mo><mn>2</mn></mrow>""" },
        { @"x^12", """<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>2</mn></mrow>""" },
        { @"\frac12", """<mfrac><mn>1</mn><mn>2</mn></mfrac>""" },
        { @"10^{-6}", """<msup><mn>10</mn><mrow><mo form="prefix" lspace="0" rspace="0">−</mo><mn>6</mn></mrow></msup>""" },
        { @"a--b", """<mrow><mi>a</mi><mo>−</mo><mo form="prefix" lspace="0" rspace="0">−</mo><mi>b</mi></mrow>""" },
        {
            @"(-a)",
            """<mrow><mo stretchy="false">(</mo><mo form="prefix" lspace="0" rspace="0">−</mo><mi>a</mi><mo stretchy="false">)</mo></mrow>"""
        },
        {
            @"|x|",
            """<mrow><mo stretchy="false" lspace="0" rspace="0">|</mo><mi>x</mi><mo stretchy="false" lspace="0" rspace="0">|</mo></mrow>"""
        },
        {
            @"f'_t(x)",
            """<mrow><msub><mrow><mi>f</mi><mo lspace="0" rspace="0">′</mo></mrow><mi>t</mi></msub><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo></mrow>"""
        },
        {
            @"(f+g)''",
            """<mrow><mo stretchy="false">(</mo><mi>f</mi><mo>+</mo><mi>g</mi><mrow><mo stretchy="false" lspace="0" rspace="0">)</mo><mo lspace="0" rspace="0">″</mo></mrow></mrow>"""
        },
        {
            @"2\log x",
            """<mrow><mn>2</mn><mspace width="0.1667em" /><mi>log</mi><mo rspace="0.1667em">&af;</mo><mi>x</mi></mrow>"""
        },
        {
            @"-\log_2(n)",
            """<mrow><mo form="prefix" lspace="0" rspace="0.1667em">−</mo><msub><mi>log</mi><mn>2</mn></msub><mo>&af;</mo><mo stretchy="false">(</mo><mi>n</mi><mo stretchy="false">)</mo></mrow>"""
        },
        {
            @"\sum_{i=1}^n i",
            """<mrow><msubsup><mo lspace="0">∑</mo><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow><mi>n</mi></msubsup><mi>i</mi></mrow>"""
        },
        {
            @"\lim_{x\to0} x",
            """<mrow><msub><mi>lim</mi><mrow><mi>x</mi><mo lspace="0" rspace="0">→</mo><mn>0</mn></mrow></msub><mo rspace="0.1667em">&af;</mo><mi>x</mi></mrow>"""
        },
        {
            @"\left.\frac{a}{b}\right|_0",
            """<msub><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac><mo form="postfix" stretchy="true">|</mo></mrow><mn>0</mn></msub>"""
        },
        {
            @"\bigl[x\bigr]",
            """<mrow><mo form="prefix" stretchy="true" symmetric="true" minsize="1.2em" maxsize="1.2em">[</mo><mi>x</mi><mo form="postfix" stretchy="true" symmetric="true" minsize="1.2em" maxsize="1.2em">]</mo></mrow>"""
        },
        { @"\sqrt[3]{x}\sqrt2", """<mrow><mroot><mi>x</mi><mn>3</mn></mroot><msqrt><mn>2</mn></msqrt></mrow>""" },
        { @"\hat x", """<mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover>""" },
        { @"\vec{ab}", """<mover accent="true"><mrow><mi>a</mi><mi>b</mi></mrow><mo stretchy="false">→</mo></mover>""" },
        { @"\overline{x}", """<mrow style="border-top:0.06em solid;padding-top:0.12em"><mi>x</mi></mrow>""" },
        { @"\text{if }x", """<mrow><mtext>if&nbsp;</mtext><mi>x</mi></mrow>""" },
        { @"\mathrm{d}x", """<mrow><mi mathvariant="normal">d</mi><mi>x</mi></mrow>""" },
        { @"\mathbf{x1}\mathcal{LN}\mathbb{RE}", """<mrow><mi>𝐱𝟏</mi><mi>ℒ𝒩</mi><mi>ℝ𝔼</mi></mrow>""" },
        {
            @"\Gamma\partial\nabla",
            """<mrow><mi mathvariant="normal">Γ</mi><mi>∂</mi><mi mathvariant="normal">∇</mi></mrow>"""
        },
        { @"a,\dots,b", """<mrow><mi>a</mi><mo>,</mo><mi>…</mi><mo lspace="0.1667em">,</mo><mi>b</mi></mrow>""" },
        { @"a+\dots+b", """<mrow><mi>a</mi><mo>+</mo><mi>⋯</mi><mo>+</mo><mi>b</mi></mrow>""" },
        {
            @"a\!b\quad c",
            """<mrow><mi>a</mi><mspace style="margin-left:-0.1667em" /><mi>b</mi><mspace width="1em" /><mi>c</mi></mrow>"""
        },
        { @"\tfrac12", """<mstyle displaystyle="false" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>""" },
        {
            @"a\iff b",
            """<mrow><mi>a</mi><mspace width="0.2778em" /><mo>⟺</mo><mspace width="0.2778em" /><mi>b</mi></mrow>"""
        },
        { @"{=}", """<mo form="infix" lspace="0" rspace="0">=</mo>""" },
    };

    public static TheoryData<string, string> OnItsOwnLine => new()
    {
        {
            @"\sum_{i=1}^n i",
            """<mrow><munderover><mo lspace="0">∑</mo><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></mrow>"""
        },
        { @"\int_0^1 x", """<mrow><msubsup><mo lspace="0">∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi></mrow>""" },
        {
            @"\lim_{x\to0} x",
            """<mrow><munder><mi>lim</mi><mrow><mi>x</mi><mo lspace="0" rspace="0">→</mo><mn>0</mn></mrow></munder><mo rspace="0.1667em">&af;</mo><mi>x</mi></mrow>"""
        },
        {
            @"\operatorname*{arg\,min}_x f",
            """<mrow><munder><mi>arg&thinsp;min</mi><mi>x</mi></munder><mo rspace="0.1667em">&af;</mo><mi>f</mi></mrow>"""
        },
        {
            @"\frac{\sum_i i}{2}",
            """<mfrac><mrow><msub><mo lspace="0">∑</mo><mi>i</mi></msub><mi>i</mi></mrow><mn>2</mn></mfrac>"""
        },
        { @"\dfrac12", """<mstyle displaystyle="true" scriptlevel="0"><mfrac><mn>1</mn><mn>2</mn></mfrac></mstyle>""" },
        {
            @"\underbrace{a}_{\text{b}}",
            """<munder><munder><mi>a</mi><mo stretchy="true">⏟</mo></munder><mtext>b</mtext></munder>"""
        },
        { @"\overbrace{a}^{n}", """<mover><mover><mi>a</mi><mo stretchy="true">⏞</mo></mover><mi>n</mi></mover>""" },
        {
            @"\begin{aligned}a&=b\\&\sim-c\\\end{aligned}",
            """<mtable displaystyle="true"><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-right:0"><mi>a</mi></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0"><mrow><mo form="infix">=</mo><mi>b</mi></mrow></mtd></mtr><mtr><mtd style="text-align:right;text-align:-webkit-right;padding-right:0"><mrow /></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0"><mrow><mo form="infix">∼</mo><mo form="prefix" lspace="0" rspace="0">−</mo><mi>c</mi></mrow></mtd></mtr></mtable>"""
        },
        {
            @"\begin{cases}a&b\\c\end{cases}",
            """<mrow><mo form="prefix" stretchy="true">{</mo><mtable><mtr><mtd style="text-align:left;text-align:-webkit-left;padding-left:0.1667em"><mi>a</mi></mtd><mtd style="text-align:left;text-align:-webkit-left;padding-left:0.6em"><mi>b</mi></mtd></mtr><mtr><mtd style="text-align:left;text-align:-webkit-left;padding-left:0.1667em"><mi>c</mi></mtd></mtr></mtable></mrow>"""
        },
        {
            @"\begin{pmatrix}1&0\end{pmatrix}",
            """<mrow><mo form="prefix" stretchy="true">(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable><mo form="postfix" stretchy="true">)</mo></mrow>"""
        },
    };
}
