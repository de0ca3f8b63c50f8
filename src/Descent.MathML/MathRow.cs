using System.Globalization;
using System.Xml.Linq;

namespace Descent.MathML;

/// <summary>Puts atoms side by side with TeX's spacing.</summary>
/// <remarks>
/// Browsers space operators by a dictionary of their own that knows neither a sign from a difference inside
/// brackets nor that subscripts are set tight. Where the dictionary agrees with TeX nothing is written.
/// </remarks>
internal sealed class MathRow
{
    // The table of The TeXbook, chapter 18. Digits are spaces in eighteenths of an em kept in every style; letters
    // are spaces that vanish in scripts (t, m, r: thin, medium, thick); dots cannot happen.
    private static readonly string[] Table =
    [
        //             Ord, Op, Bin, Rel, Open, Close, Punct, Inner
        /* Ord   */ "03mr000t",
        /* Op    */ "33.r000t",
        /* Bin   */ "mm..m..m",
        /* Rel   */ "rr.0r00r",
        /* Open  */ "00.00000",
        /* Close */ "03mr000t",
        /* Punct */ "tt.ttttt",
        /* Inner */ "t3mrt0tt",
    ];

    private const int Thin = 3;
    private const int Medium = 4;
    private const int Thick = 5;

    private readonly MathStyle style;
    private readonly List<XElement> nodes = [];

    private MathRow(MathStyle style) => this.style = style;

    /// <summary>Gives the one element that shows all atoms.</summary>
    /// <param name="atoms">The atoms, from left to right.</param>
    /// <param name="style">Decides whether the row is set tight.</param>
    /// <param name="continues">True for the right half of an aligned line: it goes on after the left half.</param>
    public static XElement Lay(IReadOnlyList<MathAtom> atoms, MathStyle style, bool continues = false)
    {
        var row = new MathRow(style);
        var left = continues ? new MathAtom(MathElement.Create("mrow"), TexClass.Ord) : null;
        foreach (var atom in WithoutSigns(atoms, left))
            left = row.Add(left, atom);
        Set(left, "rspace", 0);

        return row.nodes is [var only] ? only : MathElement.Create("mrow", row.nodes);
    }

    /// <summary>Turns each binary operation that lacks a side into an ordinary symbol: the minus of −1.</summary>
    private static List<MathAtom> WithoutSigns(IReadOnlyList<MathAtom> atoms, MathAtom? before)
    {
        var result = new List<MathAtom>(atoms);
        var visible = Enumerable.Range(0, atoms.Count).Where(i => atoms[i].Class != TexClass.Glue).ToArray();
        for (var n = 0; n < visible.Length; n++)
        {
            var atom = atoms[visible[n]];
            var left = n > 0 ? result[visible[n - 1]] : before;
            var right = n + 1 < visible.Length ? atoms[visible[n + 1]] : null;
            if (n == 0 && (atom.Class == TexClass.Rel || (atom.Class == TexClass.Bin && left is not null)))
                atom.Operator?.With("form", "infix"); // A browser takes what comes first for a prefix.
            if (atom.Class != TexClass.Bin)
                continue;

            var isSign = left?.Class is null
                or TexClass.Bin or TexClass.Op or TexClass.Rel or TexClass.Open or TexClass.Punct;
            if (isSign || right?.Class is null or TexClass.Rel or TexClass.Close or TexClass.Punct)
                result[visible[n]] = atom with { Class = TexClass.Ord };
            if (isSign && right is not null)
                atom.Operator?.With("form", "prefix");
        }

        return result;
    }

    private MathAtom? Add(MathAtom? left, MathAtom atom)
    {
        if (atom.Class != TexClass.Glue)
        {
            if (left is { IsFunction: true } && atom.Class is TexClass.Ord or TexClass.Op or TexClass.Open or TexClass.Inner)
                left = Apply(left);
            Separate(left, atom);
        }

        nodes.Add(atom.Node);
        return atom.Class == TexClass.Glue ? left : atom;
    }

    /// <summary>Adds the invisible operator by which a screen reader says "of".</summary>
    private MathAtom Apply(MathAtom function)
    {
        var apply = MathElement.Create("mo", "\u2061");
        nodes.Add(apply);
        return function with { Operator = apply };
    }

    private void Separate(MathAtom? left, MathAtom right)
    {
        var gap = left is null ? 0 : Gap(left.Class, right.Class);
        if (left?.Operator is not null && OwnSpace(right, "lspace") != gap)
        {
            Set(left, "rspace", gap);
            Set(right, "lspace", 0);
        }
        else if (right.Operator is not null)
        {
            Set(left, "rspace", 0);
            Set(right, "lspace", gap);
        }
        else if (gap > 0)
        {
            nodes.Add(MathElement.Space(Em(gap)));
        }
    }

    private int Gap(TexClass left, TexClass right) => (Table[(int)left][(int)right], style) switch
    {
        ( >= 'a', MathStyle.Script) => 0,
        ('t', _) => Thin,
        ('m', _) => Medium,
        ('r', _) => Thick,
        var (digit, _) => digit - '0',
    };

    private static void Set(MathAtom? atom, string side, int space)
    {
        if (atom is not null && OwnSpace(atom, side) != space)
            atom.Operator?.SetAttributeValue(side, Em(space));
    }

    /// <summary>What a browser's dictionary gives an operator, or null where it cannot be relied on.</summary>
    /// <remarks>For products and ratios it has a trace less than TeX. That does no harm, and is not written out.</remarks>
    private static int? OwnSpace(MathAtom atom, string side) => atom switch
    {
        { Operator: null } => null,
        { IsFunction: true } => 0,
        { Class: TexClass.Op } => Thin,
        { Class: TexClass.Bin } => Medium,
        { Class: TexClass.Rel } => Thick,
        { Class: TexClass.Punct } => side == "rspace" ? Thin : 0,
        { Class: TexClass.Open or TexClass.Close } => 0,
        _ => null,
    };

    private static string Em(int eighteenths) =>
        eighteenths == 0 ? "0" : (eighteenths / 18.0).ToString("0.####", CultureInfo.InvariantCulture) + "em";
}
