using System.Globalization;
using Descent.Runner.Protocol;

namespace Descent.Runner.Sandbox;

/// <summary>What a process and all that descend from it take at a moment.</summary>
/// <param name="Processes">How many there are.</param>
/// <param name="Megabytes">Memory of all of them, without what they share with files.</param>
/// <param name="Work">Processor time, on all cores together.</param>
/// <param name="ScratchFiles">Files in the scratch folder.</param>
/// <param name="IsHidden">Whether one of them has made itself invisible.</param>
internal sealed record WorkerTree(int Processes, long Megabytes, TimeSpan Work, long ScratchFiles, bool IsHidden)
{
    private const double TicksPerSecond = 100; // The same on every Linux that .NET runs on.

    /// <summary>Measures them; Linux only, where in a sandbox no process can leave those that descend from the first.</summary>
    /// <param name="root">The first.</param>
    public static WorkerTree Of(int root)
    {
        var (processes, kilobytes, ticks, files, isHidden) = (0, 0L, 0L, 0L, false);
        var waiting = new Stack<int>([root]);
        while (waiting.TryPop(out var process))
        {
            try
            {
                // After the name, which may be anything: state, parent, group …; its own time and that of those it has waited for.
                var text = File.ReadAllText($"/proc/{process}/stat");
                ticks += text[(text.LastIndexOf(')') + 2)..].Split(' ')[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                kilobytes += File.ReadLines($"/proc/{process}/status")
                    .Where(line => line.StartsWith("RssAnon:", StringComparison.Ordinal) || line.StartsWith("RssShmem:", StringComparison.Ordinal))
                    .Sum(line => long.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture));
                processes++;
                foreach (var thread in Directory.EnumerateDirectories($"/proc/{process}/task"))
                {
                    foreach (var child in File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        waiting.Push(int.Parse(child, CultureInfo.InvariantCulture));
                }

                if (process == root) continue;
                kilobytes += FilesInMemory(process) / 1024;
                files = Math.Max(files, FilesIn($"/proc/{process}/root/scratch"));
            }
            catch (UnauthorizedAccessException)
            {
                isHidden = true;
            }
            catch (Exception e) when (e is IOException or FormatException)
            {
                // Gone.
            }
        }

        return new WorkerTree(processes, kilobytes / 1024, TimeSpan.FromSeconds(ticks / TicksPerSecond), files, isHidden);
    }

    /// <summary>Files without a name take memory that belongs to no process.</summary>
    private static long FilesInMemory(int process) => Directory.EnumerateFiles($"/proc/{process}/fd")
        .Where(link => new FileInfo(link).LinkTarget?.StartsWith("/memfd:", StringComparison.Ordinal) == true)
        .Sum(link => new FileInfo(link).Length);

    private static long FilesIn(string folder)
    {
        // Sizes first; then files, all and free.
        var values = new ulong[32];
        return CLibrary.statvfs(folder, values) == 0 ? (long)(values[5] - values[6]) : 0;
    }
}
