namespace Descent.Lessons;

/// <summary>
/// Colors with one meaning each. They can be told apart with any color vision (after Okabe and Ito, 2008) and stand
/// out, at 3:1 or better, from both white and near-black backgrounds.
/// </summary>
internal static class Palette
{
    internal const string Blue = "#0072B2";
    internal const string Vermilion = "#D55E00";
    internal const string Green = "#009E73";
    internal const string Purple = "#C06A9B";
    internal const string Gold = "#B07D00";

    /// <summary>What theory says, beside what was measured.</summary>
    internal const string Theory = "#808080";

    internal const string Good = Green;
    internal const string Bad = Vermilion;
    internal const string Neutral = Theory;

    /// <summary>Several runs in one picture, in order.</summary>
    internal static readonly string[] Runs = [Blue, Vermilion, Green, Purple, Gold];

    /// <summary>Several runs over level lines, which are blue and yellow themselves.</summary>
    internal static readonly string[] Paths = [Vermilion, Green, Purple, Gold, Blue];
}
