using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Descent.Runner;

/// <summary>The public types of Descent.Lessons, in the groups into which the subject divides them.</summary>
internal static class ApiReference
{
    private static readonly Lazy<IReadOnlyList<ApiGroup>> Library = new(Read);

    /// <summary>All groups, in the order in which a step is made.</summary>
    public static IReadOnlyList<ApiGroup> Groups => Library.Value;

    /// <summary>The names of all types.</summary>
    public static IReadOnlySet<string> TypeNames { get; } = Groups
        .SelectMany(group => group.Types)
        .Select(type => type.Name)
        .ToHashSet(StringComparer.Ordinal);

    private static List<ApiGroup> Read()
    {
        var library = MetadataReference.CreateFromFile(typeof(Lessons.Run).Assembly.Location);
        var system = ((string[])["System.Private.CoreLib", "System.Runtime"])
            .Select(name => MetadataReference.CreateFromFile(Assembly.Load(name).Location));
        var compilation = CSharpCompilation.Create("reference", references: [library, .. system]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(library)!;
        var types = assembly.GlobalNamespace
            .GetNamespaceMembers().Single(space => space.Name == nameof(Descent))
            .GetNamespaceMembers().Single(space => space.Name == nameof(Lessons))
            .GetTypeMembers()
            .Where(type => type.DeclaredAccessibility == Accessibility.Public)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToLookup(TitleOf);

        return
        [
            .. new (string, string)[]
            {
                ("Gradients", "What is minimized, and which samples a step looks at."),
                ("Schedules", "How big a step is, and when: α_t."),
                ("Update rules", "Which direction a step takes: d_t."),
                ("Runs", "The three choices put together, and what came of them."),
                ("Theory and explanations", "What a run should do, and why it did what it did."),
                ("Figures and tables", "What there is to see."),
                ("Claims and exercises", "What checks the course, and what checks you."),
            }
            .Select(group => new ApiGroup(group.Item1, group.Item2, [.. types[group.Item1]])),
        ];
    }

    private static string TitleOf(INamedTypeSymbol type) => type.Name switch
    {
        _ when Is(type, nameof(Lessons.Objective)) => "Gradients",
        nameof(Lessons.Batch) or nameof(Lessons.Dataset) or nameof(Lessons.Datasets) => "Gradients",
        _ when Is(type, nameof(Lessons.Schedule)) => "Schedules",
        _ when Is(type, nameof(Lessons.UpdateRule)) => "Update rules",
        nameof(Lessons.Theory) or nameof(Lessons.Regime) or nameof(Lessons.Explanation) or nameof(Lessons.Diagnosis) => "Theory and explanations",
        nameof(Lessons.Figures) or nameof(Lessons.Figure) or nameof(Lessons.Against) or nameof(Lessons.Table) => "Figures and tables",
        nameof(Lessons.Claim) or nameof(Lessons.ClaimFailedException) or nameof(Lessons.Exercise) or nameof(Lessons.Verdict)
            or nameof(Lessons.VerdictState) or nameof(Lessons.Lesson) => "Claims and exercises",
        _ => "Runs",
    };

    private static bool Is(INamedTypeSymbol type, string name)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            if (one.Name == name) return true;
        }

        return false;
    }
}
