using System.Reflection;
using Descent.Lessons;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Descent.Runner.Book.Reference;

/// <summary>The public types of Descent.Lessons, in the groups into which the subject divides them.</summary>
internal static class ApiReference
{
    /// <summary>The groups in the order in which a step is made, with the types of each; types that derive from one go with it.</summary>
    private static readonly (string Title, string Question, string[] Types)[] Subjects =
    [
        ("Gradients", "What is minimized, and which samples a step looks at.",
            [nameof(Objective), nameof(Batch), nameof(Dataset), nameof(Datasets)]),
        ("Schedules", "How big a step is, and when: α_t.",
            [nameof(LearningRateRule)]),
        ("Update rules", "Which direction a step takes: d_t.",
            [nameof(UpdateRule)]),
        ("Runs", "The three choices put together, and what came of them.",
            [nameof(GradientDescent), nameof(RunSettings), nameof(StopRule), nameof(Run), nameof(RunPoint), nameof(Outcome), nameof(Comparison), nameof(MonteCarlo)]),
        ("Theory and explanations", "What a run should do, and why it did what it did.",
            [nameof(Theory), nameof(Regime), nameof(Explanation), nameof(Diagnosis)]),
        ("Figures and tables", "What there is to see.",
            [nameof(Figures), nameof(Figure), nameof(TimeAxis), nameof(Table)]),
        ("Claims and exercises", "What checks the course, and what checks you.",
            [nameof(Claim), nameof(ClaimFailedException), nameof(Exercise), nameof(Hint), nameof(Solution), nameof(Verdict), nameof(VerdictState), nameof(Lesson)]),
    ];

    /// <summary>All groups.</summary>
    public static IReadOnlyList<ApiGroup> Groups { get; } = Group(LibraryTypes());

    /// <summary>The names of all types.</summary>
    public static IReadOnlySet<string> TypeNames { get; } = Groups
        .SelectMany(group => group.Types)
        .Select(type => type.Name)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Puts types into their groups.</summary>
    /// <exception cref="InvalidOperationException">A type belongs to none.</exception>
    public static IReadOnlyList<ApiGroup> Group(IEnumerable<INamedTypeSymbol> types)
    {
        var byTitle = types.OrderBy(type => type.Name, StringComparer.Ordinal).ToLookup(TitleOf);
        return [.. Subjects.Select(subject => new ApiGroup(subject.Title, subject.Question, [.. byTitle[subject.Title]]))];
    }

    private static IEnumerable<INamedTypeSymbol> LibraryTypes()
    {
        var library = MetadataReference.CreateFromFile(typeof(Run).Assembly.Location);
        var system = ((string[])["System.Private.CoreLib", "System.Runtime"])
            .Select(name => MetadataReference.CreateFromFile(Assembly.Load(name).Location));
        var compilation = CSharpCompilation.Create("reference", references: [library, .. system]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(library)!;
        return assembly.GlobalNamespace
            .GetNamespaceMembers().Single(space => space.Name == nameof(Descent))
            .GetNamespaceMembers().Single(space => space.Name == nameof(Lessons))
            .GetTypeMembers()
            .Where(type => type.DeclaredAccessibility == Accessibility.Public);
    }

    private static string TitleOf(INamedTypeSymbol type) =>
        Subjects.FirstOrDefault(subject => IsOneOf(type, subject.Types)).Title
        ?? throw new InvalidOperationException($"The reference has no group for {type.Name}. Name it in {nameof(ApiReference)}.");

    private static bool IsOneOf(INamedTypeSymbol type, string[] names)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            if (names.Contains(one.Name)) return true;
        }

        return false;
    }
}

/// <summary>Types that answer the same question.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Question">What they are about, in a line.</param>
/// <param name="Types">The types, by name.</param>
internal sealed record ApiGroup(string Title, string Question, IReadOnlyList<INamedTypeSymbol> Types);
