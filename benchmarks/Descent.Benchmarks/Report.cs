using System.Globalization;
using System.Text;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Descent.Benchmarks;

/// <summary>Turns what was measured into tables of ratios.</summary>
internal static class Report
{
    private const string Start = "<!-- The command above writes everything from here on. -->";

    /// <summary>A table per benchmark: Descent's median, and how many times as long each peer's is.</summary>
    public static string Of(IEnumerable<Summary> summaries)
    {
        var text = new StringBuilder();
        foreach (var summary in summaries)
        {
            if (text.Length == 0)
                text.Append(Machine(summary));
            text.Append(summary.BenchmarksCases[0].Descriptor.Type == typeof(Growth) ? Exponents(summary) : Table(summary));
        }

        return text.ToString();
    }

    /// <summary>Replaces the tables in docs/performance.md.</summary>
    public static void Publish(string report)
    {
        var path = Path.Combine(Repository.Root, "docs", "performance.md");
        var text = File.ReadAllText(path);
        File.WriteAllText(path, text[..(text.IndexOf(Start, StringComparison.Ordinal) + Start.Length)] + "\n\n" + report);
        Console.WriteLine($"Written to {path}.");
    }

    private static string Machine(Summary summary) =>
        $"{summary.HostEnvironmentInfo.Cpu.Value?.ProcessorName ?? "Unknown processor"}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, "
        + $"{PythonPeers.Versions ?? "no Python peers"}; {TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.\n\n";

    private static string Table(Summary summary)
    {
        var cases = summary.BenchmarksCases.ToArray();
        var names = cases.Select(Name).Distinct().ToArray();
        var hasBaseline = names[0] == Peer.Descent;
        var text = new StringBuilder($"### {summary.BenchmarksCases[0].Descriptor.Type.Name}\n\n");
        string[] columns = ["", .. names];
        text.AppendLine($"| {string.Join(" | ", columns)} |").AppendLine($"|---|{string.Concat(names.Select(_ => "---:|"))}");
        foreach (var row in cases.GroupBy(one => one.Parameters.DisplayInfo))
        {
            var own = Median(summary, row.First());
            var cells = names.Select(name => row.FirstOrDefault(one => Name(one) == name) is not { } one ? ""
                : !hasBaseline || name == Peer.Descent ? Time(Median(summary, one))
                : (Median(summary, one) / own).ToString("0.00×", CultureInfo.InvariantCulture));
            text.AppendLine($"| {row.Key.Trim('[', ']')} | {string.Join(" | ", cells)} |");
        }

        return text.AppendLine().ToString().ReplaceLineEndings("\n");
    }

    private static string Exponents(Summary summary)
    {
        var points = summary.BenchmarksCases
            .Select(one => (Size: ((int N, int D))one.Parameters[nameof(Growth.Size)], Time: Median(summary, one)))
            .ToArray();
        var ofN = points.Where(point => point.Size.D == 32).ToArray();
        var ofD = points.Where(point => point.Size.N == 500_000).ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"""
            ### Growth

            The full gradient's cost grows as n^{Slope(ofN, size => size.N):0.00} for n from {ofN.Min(point => point.Size.N):N0} to {ofN.Max(point => point.Size.N):N0} (d = 32), and as d^{Slope(ofD, size => size.D):0.00} for d from {ofD.Min(point => point.Size.D)} to {ofD.Max(point => point.Size.D)} (n = 500,000).

            """);
    }

    private static double Slope(((int N, int D) Size, double Time)[] points, Func<(int N, int D), double> size) =>
        MathNet.Numerics.Fit.Line([.. points.Select(point => Math.Log(size(point.Size)))], [.. points.Select(point => Math.Log(point.Time))]).B;

    private static string Name(BenchmarkCase one) => one.Descriptor.WorkloadMethodDisplayInfo.Trim('\'');

    private static double Median(Summary summary, BenchmarkCase one) =>
        summary[one]?.ResultStatistics?.Median ?? throw new InvalidOperationException($"{one.DisplayInfo} was not measured; why is above.");

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.00} ms"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.0} µs"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0} ns"),
    };
}
