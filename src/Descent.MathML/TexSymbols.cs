using System.Xml.Linq;

namespace Descent.MathML;

/// <summary>The vocabulary: every character and command that stands for itself.</summary>
internal static class TexSymbols
{
    /// <summary>How a symbol is shown.</summary>
    private enum Form
    {
        /// <summary>As the browser shows an identifier: one letter is slanted.</summary>
        Identifier,

        /// <summary>As an identifier that is never slanted.</summary>
        Upright,

        /// <summary>As an operator.</summary>
        Operator,

        /// <summary>As a bracket that keeps its size.</summary>
        Fence,

        /// <summary>As the name of a function.</summary>
        Function,
    }

    private sealed record Symbol(string Text, TexClass Class, Form Form, MathLimits Limits);

    private static readonly Dictionary<string, Symbol> Table = Rows(
        (TexClass.Ord, Form.Identifier, MathLimits.Beside, """
            \alpha   α    \beta   β    \gamma    γ    \delta    δ    \epsilon  ϵ    \varepsilon  ε
            \zeta    ζ    \eta    η    \theta    θ    \vartheta ϑ    \iota     ι    \kappa       κ
            \lambda  λ    \mu     μ    \nu       ν    \xi       ξ    \omicron  ο    \pi          π
            \varpi   ϖ    \rho    ρ    \varrho   ϱ    \sigma    σ    \varsigma ς    \tau         τ
            \upsilon υ    \phi    ϕ    \varphi   φ    \chi      χ    \psi      ψ    \omega       ω
            \partial ∂    \ell    ℓ    \infty    ∞    \emptyset ∅    \top      ⊤    \vdots       ⋮
            \%       %    \$      $    \#        #    \_        _    \&        &    .            .
            """),
        (TexClass.Ord, Form.Upright, MathLimits.Beside, """
            \Gamma   Γ    \Delta   Δ    \Theta   Θ    \Lambda   Λ    \Xi       Ξ    \Pi          Π
            \Sigma   Σ    \Upsilon Υ    \Phi     Φ    \Psi      Ψ    \Omega    Ω    \nabla       ∇
            """),
        (TexClass.Ord, Form.Operator, MathLimits.Beside, """
            /        /    \prime   ′    \forall  ∀    \exists   ∃    \neg      ¬
            """),
        (TexClass.Ord, Form.Fence, MathLimits.Beside, """
            |        |    \|       ‖    \vert    |    \Vert     ‖
            """),
        (TexClass.Open, Form.Fence, MathLimits.Beside, """
            (        (    [        [    \{       {    \langle   ⟨    \lvert    |    \lVert       ‖
            \lfloor  ⌊    \lceil   ⌈    \lbrace  {
            """),
        (TexClass.Close, Form.Fence, MathLimits.Beside, """
            )        )    ]        ]    \}       }    \rangle   ⟩    \rvert    |    \rVert       ‖
            \rfloor  ⌋    \rceil   ⌉    \rbrace  }
            """),
        (TexClass.Close, Form.Operator, MathLimits.Beside, """
            !        !
            """),
        (TexClass.Punct, Form.Operator, MathLimits.Beside, """
            ,        ,    ;        ;    \colon   :
            """),
        (TexClass.Bin, Form.Operator, MathLimits.Beside, """
            +        +    -        −    \pm      ±    \mp       ∓    *         ∗    \ast         ∗
            \cdot    ⋅    \times   ×    \div     ÷    \star     ⋆    \circ     ∘    \odot        ⊙
            \oplus   ⊕    \otimes  ⊗    \cup     ∪    \cap      ∩    \setminus ∖    \wedge       ∧
            \vee     ∨
            """),
        (TexClass.Rel, Form.Operator, MathLimits.Beside, """
            =        =    :=       :=   <        <    >         >    \lt       <    \gt          >
            \le      ≤    \leq     ≤    \ge      ≥    \geq      ≥    \ne       ≠    \neq         ≠
            \ll      ≪    \gg      ≫    \approx  ≈    \sim      ∼    \simeq    ≃    \cong        ≅
            \equiv   ≡    \propto  ∝    \in      ∈    \notin    ∉    \ni       ∋    \subset      ⊂
            \subseteq ⊆   \supset  ⊃    \supseteq ⊇   \mid      ∣    \parallel ∥    \perp        ⊥
            \to      →    \mapsto  ↦    \gets    ←    :         ∶
            \rightarrow      →    \leftarrow      ←    \leftrightarrow      ↔
            \Rightarrow      ⇒    \Leftarrow      ⇐    \Leftrightarrow      ⇔
            \longrightarrow  ⟶    \longleftarrow  ⟵    \iff                 ⟺
            \implies         ⟹    \impliedby      ⟸
            """),
        (TexClass.Inner, Form.Identifier, MathLimits.Beside, """
            \ldots   …    \cdots   ⋯    \ddots   ⋱
            """),
        (TexClass.Op, Form.Operator, MathLimits.AboveInDisplay, """
            \sum     ∑    \prod    ∏    \bigcup  ⋃    \bigcap   ⋂
            """),
        (TexClass.Op, Form.Operator, MathLimits.Beside, """
            \int     ∫    \iint    ∬    \oint    ∮
            """),
        (TexClass.Op, Form.Function, MathLimits.AboveInDisplay, """
            \lim     lim  \min     min  \max     max  \inf      inf  \sup      sup  \det         det
            \Pr      Pr   \gcd     gcd
            """),
        (TexClass.Op, Form.Function, MathLimits.Beside, """
            \log     log  \ln      ln   \lg      lg   \exp      exp  \arg      arg  \dim         dim
            \sin     sin  \cos     cos  \tan     tan  \arcsin   arcsin \arccos arccos \arctan    arctan
            \sinh    sinh \cosh    cosh \tanh    tanh \deg      deg  \ker      ker
            """));

    /// <summary>The commands that are nothing but a space, with its width.</summary>
    private static readonly Dictionary<string, string> Widths = new()
    {
        [@"\!"] = "-0.1667em",
        [@"\,"] = "0.1667em",
        [@"\:"] = "0.2222em",
        [@"\>"] = "0.2222em",
        [@"\;"] = "0.2778em",
        [@"\ "] = "0.3333em",
        ["~"] = "0.3333em",
        [@"\quad"] = "1em",
        [@"\qquad"] = "2em",
    };

    /// <summary>Arrows between statements, which LaTeX sets apart by <c>\;</c> on either side.</summary>
    private static readonly HashSet<string> Wide = [@"\iff", @"\implies", @"\impliedby"];

    /// <summary>Every character and command in the vocabulary, for tests to try.</summary>
    internal static IEnumerable<string> Names => Table.Keys.Concat(Widths.Keys);

    /// <summary>Gives a fresh atom for a symbol, or null for what is none.</summary>
    public static MathAtom? Atom(string name) => Table.GetValueOrDefault(name) switch
    {
        null => null,
        { Form: Form.Identifier } symbol => new MathAtom(MathElement.Create("mi", symbol.Text), symbol.Class),
        { Form: Form.Upright } symbol => new MathAtom(MathElement.Upright(symbol.Text), symbol.Class),
        { Form: Form.Function } symbol => Function(symbol.Text, symbol.Limits),
        { Form: Form.Fence } symbol => Operator(symbol, MathElement.Create("mo", symbol.Text).With("stretchy", "false")),
        var symbol => Operator(symbol, MathElement.Create("mo", symbol.Text)),
    };

    /// <summary>Gives the space a command asks for, or null.</summary>
    public static MathAtom? Glue(string name) =>
        Widths.TryGetValue(name, out var width) ? new MathAtom(MathElement.Space(width), TexClass.Glue) : null;

    /// <summary>Gives the space that a symbol brings along on either side, or null.</summary>
    public static MathAtom? GlueAround(string name) => Wide.Contains(name) ? Glue(@"\;") : null;

    /// <summary>Gives the bracket, of those that can grow, that a name stands for, or null.</summary>
    public static string? Delimiter(string name) =>
        Table.GetValueOrDefault(name) is { Form: Form.Fence } symbol ? symbol.Text : null;

    /// <summary>A named function.</summary>
    public static MathAtom Function(string name, MathLimits limits) =>
        new(MathElement.Upright(name), TexClass.Op) { Limits = limits, IsFunction = true };

    private static MathAtom Operator(Symbol symbol, XElement mo) =>
        new(mo, symbol.Class) { Operator = mo, Limits = symbol.Limits };

    private static Dictionary<string, Symbol> Rows(
        params (TexClass Class, Form Form, MathLimits Limits, string Pairs)[] groups) =>
        groups
            .SelectMany(group => group.Pairs
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Chunk(2)
                .Select(pair => (Name: pair[0], Symbol: new Symbol(pair[1], group.Class, group.Form, group.Limits))))
            .ToDictionary(entry => entry.Name, entry => entry.Symbol);
}
